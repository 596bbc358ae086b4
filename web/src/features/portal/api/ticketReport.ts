import { graphql } from '@/gql/gql'

/** What can be wrong, and on what. */
export const ReportChoices = graphql(`
  query ReportChoices {
    customers(first: 1) {
      nodes {
        id
        branch { id }
        subscriptions(first: 50, filter: { alive: true }) { totalCount nodes { id number kind } }
      }
    }
    symptoms { id productType code names guide branch { id } }
  }
`)

export const TicketReport = graphql(`
  mutation TicketReport($input: TicketOpenInput!, $clientMutationId: String) {
    ticketOpen(input: $input, clientMutationId: $clientMutationId) {
      ticket { id number }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
