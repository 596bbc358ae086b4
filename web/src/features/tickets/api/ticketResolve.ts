import { graphql } from '@/gql/gql'

export const TicketResolve =
  graphql(`mutation TicketResolve($id: ID!, $resolution: String!, $version: Int, $clientMutationId: String) {
  ticketResolve(id: $id, resolution: $resolution, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
