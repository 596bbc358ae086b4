import { graphql } from '@/gql/gql'

/** The newest of the same box: what came in since the list was read. */
export const InboxNewest = graphql(
  `query InboxNewest($filter: InboxFilter) {
  inbox(first: 20, filter: $filter, order: CREATED_DESC) { nodes { id createdAt } }
}`,
)
