import { graphql } from '@/gql/gql'

export const TicketCancel =
  graphql(`mutation TicketCancel($id: ID!, $version: Int, $clientMutationId: String) {
  ticketCancel(id: $id, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
