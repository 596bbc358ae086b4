import { graphql } from '@/gql/gql'

/** Earlier imports, newest first. */
export const LeadImports = graphql(`query LeadImports($first: Int!, $after: String) {
  leadImports(first: $first, after: $after, order: CREATED_DESC) {
    edges { node { id state channel fileName totalRows newRows joinedRows errorRows createdAt creator { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`)
