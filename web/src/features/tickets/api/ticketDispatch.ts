import { graphql } from '@/gql/gql'

export const TicketDispatch =
  graphql(`mutation TicketDispatch($id: ID!, $teamId: ID!, $version: Int, $clientMutationId: String) {
  ticketDispatch(id: $id, teamId: $teamId, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
