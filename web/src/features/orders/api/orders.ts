import { graphql } from '@/gql/gql'

/** The list: where each order stands, what it waits for and until when. `newest` tells which came in later. */
export const Orders =
  graphql(`query Orders($first: Int!, $after: String, $filter: OrderFilter, $order: OrderOrder) {
  orders(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id number status source createdAt dueAt
      monthlyNet { amount currency } oneTimeNet { amount currency }
      customer { id name } owner { id name }
      processes { id activities { id name state kind dueAt clock { id state startedAt dueAt warnAt } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
  newest: orders(first: 1, filter: $filter, order: CREATED_DESC) { nodes { id } }
}`)
