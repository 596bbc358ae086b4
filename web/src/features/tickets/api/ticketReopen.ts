import { graphql } from '@/gql/gql'

export const TicketReopen =
  graphql(`mutation TicketReopen($id: ID!, $why: String!, $version: Int, $clientMutationId: String) {
  ticketReopen(id: $id, why: $why, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
