import { graphql } from '@/gql/gql'

/** The list: what decides, by name, value or age. */
export const Customers =
  graphql(`query Customers($first: Int!, $after: String, $filter: CustomerFilter, $order: CustomerOrder) {
  customers(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node { id number name status city monthlyValue { amount currency } segment { code names } } }
    pageInfo { hasNextPage endCursor }
  }
}`)
