import { graphql } from '@/gql/gql'

export const InteractionReasonAdd = graphql(`mutation InteractionReasonAdd(
  $branchId: ID!, $parentId: ID, $input: InteractionReasonInput!, $clientMutationId: String
) {
  interactionReasonAdd(branchId: $branchId, parentId: $parentId, input: $input, clientMutationId: $clientMutationId) {
    reason { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
