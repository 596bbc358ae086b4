import { graphql } from '@/gql/gql'

/** Colleagues by name; the server narrows. */
export const TicketPeople = graphql(`query TicketPeople($search: String, $team: ID) {
  users(first: 20, filter: { kind: STAFF, active: true, search: $search, team: $team }) {
    nodes { id name jobTitle teams { id name } }
  }
}`)
