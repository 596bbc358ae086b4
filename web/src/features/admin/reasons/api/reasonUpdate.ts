import { graphql } from '@/gql/gql'

export const InteractionReasonUpdate = graphql(`mutation InteractionReasonUpdate(
  $id: ID!, $input: InteractionReasonInput!, $version: Int, $clientMutationId: String
) {
  interactionReasonUpdate(id: $id, input: $input, version: $version, clientMutationId: $clientMutationId) {
    reason { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
