import { graphql } from '@/gql/gql'

/** Ends a contact that was begun under the same reference, or writes one down that is over. */
export const InteractionLog = graphql(`mutation InteractionLog(
  $input: InteractionStartInput!, $write: InteractionWriteInput!, $clientMutationId: String
) {
  interactionLog(input: $input, write: $write, clientMutationId: $clientMutationId) {
    interaction { id number }
    errors { __typename ... on UserError { message code path } }
  }
}`)
