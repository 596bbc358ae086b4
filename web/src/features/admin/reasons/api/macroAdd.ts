import { graphql } from '@/gql/gql'

export const InteractionMacroAdd = graphql(`mutation InteractionMacroAdd(
  $branchId: ID!, $input: InteractionMacroInput!, $clientMutationId: String
) {
  interactionMacroAdd(branchId: $branchId, input: $input, clientMutationId: $clientMutationId) {
    macro { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
