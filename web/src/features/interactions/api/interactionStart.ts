import { graphql } from '@/gql/gql'

export const InteractionStart = graphql(`mutation InteractionStart(
  $input: InteractionStartInput!, $write: InteractionWriteInput, $clientMutationId: String
) {
  interactionStart(input: $input, write: $write, clientMutationId: $clientMutationId) {
    interaction { id number }
    errors { __typename ... on UserError { message code path } }
  }
}`)
