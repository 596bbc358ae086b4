import { graphql } from '@/gql/gql'

/** Colleagues by part of the name, to be chosen as manager or member. */
export const AdminColleagues = graphql(`query AdminColleagues($search: String) {
  users(first: 20, filter: { kind: STAFF, active: true, search: $search }, order: NAME_ASC) {
    nodes { id name login branch { id } }
  }
}`)
