import { graphql } from '@/gql/gql'

/** The people to whom a lead of a team may go. */
export const LeadTeam = graphql(`query LeadTeam($id: ID!) {
  team(id: $id) { id name members { id name active jobTitle } }
}`)
