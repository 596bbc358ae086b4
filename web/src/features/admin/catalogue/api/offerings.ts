import { graphql } from '@/gql/gql'

export const AdminOfferings =
  graphql(`query AdminOfferings($first: Int!, $after: String, $filter: OfferingFilter, $order: OfferingOrder) {
  offerings(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id code revision productType names status
      monthlyPrice { amount currency } oneTimePrice { amount currency }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
