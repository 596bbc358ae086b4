import { graphql } from '@/gql/gql'

/** What the caller has brought: that it was received, started, closed (LEA-09). */
export const LeadEntries = graphql(`query LeadEntries($first: Int!, $after: String) {
  myLeadEntries(first: $first, after: $after) {
    edges { node { id createdAt channel companyName progress lead { id number } } }
    pageInfo { hasNextPage endCursor }
  }
}`)
