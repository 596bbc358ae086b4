import { graphql } from '@/gql/gql'

export const TicketAgree = graphql(`mutation TicketAgree($id: ID!, $version: Int, $clientMutationId: String) {
  ticketAgree(id: $id, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
