import { graphql } from '@/gql/gql'

export const PortalOffers = graphql(`
  query PortalOffers($first: Int!, $after: String) {
    offers(first: $first, after: $after, order: CREATED_DESC) {
      edges { node { id number status validUntil sentAt revision { id monthlyNet { amount currency } oneTimeNet { amount currency } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
