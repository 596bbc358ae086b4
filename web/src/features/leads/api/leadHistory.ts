import { graphql } from '@/gql/gql'

export const LeadHistory = graphql(`query LeadHistory($id: ID!, $first: Int!, $after: String) {
  lead(id: $id) {
    id
    history(first: $first, after: $after, order: NEWEST) {
      edges { node { id kind at data why actor { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`)
