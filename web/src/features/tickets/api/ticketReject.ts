import { graphql } from '@/gql/gql'

export const TicketReject =
  graphql(`mutation TicketReject($id: ID!, $missing: String!, $version: Int, $clientMutationId: String) {
  ticketReject(id: $id, missing: $missing, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
