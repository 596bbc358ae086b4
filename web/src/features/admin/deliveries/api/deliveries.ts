import { graphql } from '@/gql/gql'

export const AdminDeliveries =
  graphql(`query AdminDeliveries($first: Int!, $after: String, $filter: DeliveryFilter) {
  deliveries(first: $first, after: $after, filter: $filter) {
    edges { node { id eventName job state attempts error createdAt nextAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
