import { graphql } from '@/gql/gql'

export const InteractionUpdate = graphql(`mutation InteractionUpdate(
  $id: ID!, $input: InteractionWriteInput!, $clientMutationId: String
) {
  interactionUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    interaction { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
