import { graphql } from '@/gql/gql'

export const Interactions = graphql(`query Interactions(
  $first: Int!, $after: String, $filter: InteractionFilter, $order: InteractionOrder
) {
  interactions(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id number channel direction status arrivedAt talkSeconds caller note
      customer { id name } contact { id name } agent { id name }
      topics { id reason { id name } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
