import { graphql } from '@/gql/gql'

/** All queues, and which are the caller's. */
export const TicketTeams = graphql(`query TicketTeams {
  me { id teams { id name } }
  teams { id name branch { id } manager { id name } }
}`)
