import { graphql } from '@/gql/gql'

/** What waits, what is due first on top. */
export const Inbox =
  graphql(`query Inbox($first: Int!, $after: String, $filter: InboxFilter, $order: InboxOrder) {
  inbox(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id kind subject subjectId number customerName title note state createdAt dueAt answer answeredAt
      sender { id name }
      toUser { id name }
      toTeam { id name }
      claimedBy { id name }
      activity { id version state viewerCan { complete { allowed } fail { allowed } } clock { id state startedAt dueAt warnAt explanation } }
      viewerCan { answer }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
