import { graphql } from '@/gql/gql'

export const TicketReassign =
  graphql(`mutation TicketReassign($id: ID!, $ownerId: ID!, $version: Int, $clientMutationId: String) {
  ticketReassign(id: $id, ownerId: $ownerId, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
