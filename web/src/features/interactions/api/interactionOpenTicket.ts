import { graphql } from '@/gql/gql'

export const InteractionOpenTicket = graphql(`mutation InteractionOpenTicket(
  $id: ID!, $input: InteractionTicketInput!, $clientMutationId: String
) {
  interactionOpenTicket(id: $id, input: $input, clientMutationId: $clientMutationId) {
    ticket { id number }
    errors { __typename ... on UserError { message code path } }
  }
}`)
