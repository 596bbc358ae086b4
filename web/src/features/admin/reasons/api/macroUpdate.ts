import { graphql } from '@/gql/gql'

export const InteractionMacroUpdate = graphql(`mutation InteractionMacroUpdate(
  $id: ID!, $input: InteractionMacroInput!, $version: Int, $clientMutationId: String
) {
  interactionMacroUpdate(id: $id, input: $input, version: $version, clientMutationId: $clientMutationId) {
    macro { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
