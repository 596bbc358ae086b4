import { graphql } from '@/gql/gql'

export const InteractionLink =
  graphql(`mutation InteractionLink($id: ID!, $subjectId: ID!, $clientMutationId: String) {
  interactionLink(id: $id, subjectId: $subjectId, clientMutationId: $clientMutationId) {
    interaction { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
