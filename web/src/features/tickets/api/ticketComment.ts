import { graphql } from '@/gql/gql'

export const TicketComment =
  graphql(`mutation TicketComment($id: ID!, $body: String!, $internal: Boolean!, $clientMutationId: String) {
  ticketComment(id: $id, body: $body, internal: $internal, clientMutationId: $clientMutationId) {
    comment { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
