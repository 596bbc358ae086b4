import { graphql } from '@/gql/gql'

/** The list: what decides. */
export const Offers =
  graphql(`query Offers($first: Int!, $after: String, $filter: OfferFilter, $order: OfferOrder) {
  offers(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id number status tender revisionNumber validUntil createdAt
      customer { id name }
      owner { id name }
      revision { id monthlyNet { amount currency } oneTimeNet { amount currency } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
