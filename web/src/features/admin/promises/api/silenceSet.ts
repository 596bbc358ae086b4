import { graphql } from '@/gql/gql'

export const TicketSilenceSet =
  graphql(`mutation TicketSilenceSet($branchId: ID!, $silenceDays: Int!, $version: Int, $clientMutationId: String) {
  ticketSilenceSet(branchId: $branchId, silenceDays: $silenceDays, version: $version, clientMutationId: $clientMutationId) {
    setting { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
