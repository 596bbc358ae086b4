import { graphql } from '@/gql/gql'

/** The few that are due first, for the start screen. */
export const InboxNext = graphql(`query InboxNext($first: Int!) {
  inboxCount
  inbox(first: $first, filter: { box: PERSONAL, state: [OPEN] }, order: DUE_ASC) {
    nodes {
      id kind subject subjectId number customerName title createdAt dueAt
      sender { id name }
      activity { id clock { id state startedAt dueAt warnAt explanation } }
    }
  }
}`)
