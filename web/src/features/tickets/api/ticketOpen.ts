import { graphql } from '@/gql/gql'

export const TicketOpen = graphql(`mutation TicketOpen($input: TicketOpenInput!, $clientMutationId: String) {
  ticketOpen(input: $input, clientMutationId: $clientMutationId) {
    ticket { id number }
    errors { __typename ... on UserError { message code path } }
  }
}`)
