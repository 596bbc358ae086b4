import { graphql } from '@/gql/gql'

/** Teams that take leads, by sales channel. */
export const LeadTeams = graphql(`query LeadTeams {
  leadRoutes { id salesChannel region team { id name manager { id } } }
}`)
