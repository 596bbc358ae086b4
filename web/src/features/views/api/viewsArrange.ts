import { graphql } from '@/gql/gql'

export const ViewsArrange =
  graphql(`mutation ViewsArrange($screen: String!, $ids: [ID!]!, $firstId: ID, $clientMutationId: String) {
  viewsArrange(screen: $screen, ids: $ids, firstId: $firstId, clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
