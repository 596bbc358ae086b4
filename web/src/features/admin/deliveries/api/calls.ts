import { graphql } from '@/gql/gql'

export const AdminCalls = graphql(`query AdminCalls($first: Int!, $after: String, $filter: PortCallFilter) {
  portCalls(first: $first, after: $after, filter: $filter, order: NEWEST) {
    edges { node { id port operation method path status httpStatus attempts error createdAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
