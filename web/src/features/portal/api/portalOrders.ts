import { graphql } from '@/gql/gql'

export const PortalOrders = graphql(`
  query PortalOrders($first: Int!, $after: String, $filter: OrderFilter) {
    orders(first: $first, after: $after, filter: $filter, order: CREATED_DESC) {
      edges {
        node {
          id
          number
          status
          createdAt
          completedAt
          dueAt
          monthlyNet { amount currency }
          oneTimeNet { amount currency }
          lines { id name quantity }
          viewerCan { again { allowed } }
          processes { id activities { id key name state role kind dueAt endedAt waitsFor optional } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
