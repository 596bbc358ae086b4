import { graphql } from '@/gql/gql'

/** People of the operator, by name. */
export const AdminUsers =
  graphql(`query AdminUsers($first: Int!, $after: String, $filter: UserFilter, $order: UserOrder) {
  users(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node { id name login active jobTitle branch { id code } roles { id code name } } }
    pageInfo { hasNextPage endCursor }
  }
}`)
