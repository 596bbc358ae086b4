import { graphql } from '@/gql/gql'

/** Who can be asked: people of the operator by name, and teams. */
export const ActionSendPeople = graphql(`query ActionSendPeople($search: String) {
  users(first: 20, order: NAME_ASC, filter: { kind: STAFF, active: true, search: $search }) { nodes { id name jobTitle } }
  teams { id name branch { id } }
}`)
