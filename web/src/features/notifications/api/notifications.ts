import { graphql } from '@/gql/gql'

/** The reader's own, newest first, in the reader's language. */
export const Notifications = graphql(`query Notifications($first: Int!, $after: String) {
  notifications(first: $first, after: $after, order: CREATED_DESC) {
    edges { node { id kind title body link createdAt readAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
