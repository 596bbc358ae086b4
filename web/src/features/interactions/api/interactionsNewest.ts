import { graphql } from '@/gql/gql'

/** The newest of the same view, asked again and again: what came in since the list was read. */
export const InteractionsNewest = graphql(`query InteractionsNewest($filter: InteractionFilter) {
  interactions(first: 20, order: ARRIVED_DESC, filter: $filter) { nodes { id createdAt } }
}`)
