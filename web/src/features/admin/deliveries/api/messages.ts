import { graphql } from '@/gql/gql'

export const AdminMessages =
  graphql(`query AdminMessages($first: Int!, $after: String, $filter: MessageFilter) {
  messages(first: $first, after: $after, filter: $filter, order: CREATED_DESC) {
    edges { node { id channel kind address subject state attempts lastError createdAt nextAt sentAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
