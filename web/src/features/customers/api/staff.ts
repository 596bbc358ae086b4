import { graphql } from '@/gql/gql'

/** People of the operator who may hold a seat. */
export const CustomerStaff = graphql(`query CustomerStaff($search: String) {
  users(first: 20, order: NAME_ASC, filter: { kind: STAFF, active: true, search: $search }) { nodes { id name jobTitle } }
}`)
