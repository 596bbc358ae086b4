import { graphql } from '@/gql/gql'

/** All teams, and which of them leads are routed to. */
export const LeadTeams = graphql(`query LeadTeams {
  leadRoutes { id team { id } }
  teams { id name roleCode manager { id } }
}`)
