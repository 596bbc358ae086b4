import { graphql } from '@/gql/gql'

export const TicketDisagree =
  graphql(`mutation TicketDisagree($id: ID!, $why: String!, $version: Int, $clientMutationId: String) {
  ticketDisagree(id: $id, why: $why, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
