import { graphql } from '@/gql/gql'

/** One column of the board. */
export const LeadColumn =
  graphql(`query LeadColumn($first: Int!, $after: String, $filter: LeadFilter, $order: LeadOrder) {
  leads(first: $first, after: $after, filter: $filter, order: $order) {
    totalCount
    edges { node {
      id number companyName status channel priority salesChannel simCount createdAt dueAt reachedAt result version
      owner { id name } originator { id name } team { id name }
      viewerCan {
        assign { allowed reason } handOver { allowed reason } reclassify { allowed reason } start { allowed reason }
        acceptOffer { allowed reason } win { allowed reason } lose { allowed reason }
      }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
