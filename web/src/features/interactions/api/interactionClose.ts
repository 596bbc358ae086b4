import { graphql } from '@/gql/gql'

/** A colleague ends what somebody left open. */
export const InteractionClose = graphql(`mutation InteractionClose(
  $id: ID!, $input: InteractionWriteInput!, $version: Int, $clientMutationId: String
) {
  interactionClose(id: $id, input: $input, version: $version, clientMutationId: $clientMutationId) {
    interaction { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
