import { graphql } from '@/gql/gql'

export const TicketTake = graphql(`mutation TicketTake($id: ID!, $version: Int, $clientMutationId: String) {
  ticketTake(id: $id, version: $version, clientMutationId: $clientMutationId) {
    ticket { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
