import { graphql } from '@/gql/gql'

export const AdminDeliveries =
  graphql(`query AdminDeliveries($first: Int!, $after: String, $filter: DeliveryFilter) {
  deliveries(first: $first, after: $after, filter: $filter, order: NEWEST) {
    edges { node { id eventName job state attempts problem error reason createdAt nextAt doneAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
