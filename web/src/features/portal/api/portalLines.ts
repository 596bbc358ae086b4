import { graphql } from '@/gql/gql'

/** The company's lines, a page at a time: there may be thousands. */
export const PortalLines = graphql(`
  query PortalLines($first: Int!, $after: String, $filter: SubscriptionFilter) {
    customers(first: 1) {
      nodes {
        id
        subscriptions(first: $first, after: $after, filter: $filter) {
          totalCount
          edges { node { id number tariff } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`)
