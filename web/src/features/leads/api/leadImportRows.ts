import { graphql } from '@/gql/gql'

export const LeadImportRows =
  graphql(`query LeadImportRows($id: ID!, $first: Int!, $after: String, $filter: LeadImportRowFilter) {
  leadImport(id: $id) {
    id
    rows(first: $first, after: $after, filter: $filter, order: NUMBER_ASC) {
      totalCount
      edges { node {
        id number raw outcome joinedRow lead { id number }
        problems { row column field code severity message }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`)
