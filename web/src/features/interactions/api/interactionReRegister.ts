import { graphql } from '@/gql/gql'

export const InteractionReRegister = graphql(`mutation InteractionReRegister(
  $id: ID!, $input: InteractionTargetInput!, $clientMutationId: String
) {
  interactionReRegister(id: $id, input: $input, clientMutationId: $clientMutationId) {
    interaction { id version customer { id name } }
    errors { __typename ... on UserError { message code path } }
  }
}`)
