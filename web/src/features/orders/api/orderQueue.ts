import { graphql } from '@/gql/gql'

/** What the caller and the caller's teams are asked to do, what is due first on top. */
export const OrderQueue = graphql(`query OrderQueue($first: Int!, $after: String, $filter: InboxFilter) {
  inbox(first: $first, after: $after, filter: $filter, order: DUE_ASC) {
    edges { node {
      id kind subject subjectId number title note createdAt dueAt
      toTeam { id name } claimedBy { id name }
      activity { id name state clock { id state startedAt dueAt warnAt explanation } }
      viewerCan { answer }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
