import { graphql } from '@/gql/gql'

export const PortalTickets = graphql(`
  query PortalTickets($first: Int!, $after: String, $filter: TicketFilter) {
    tickets(first: $first, after: $after, filter: $filter, order: CREATED_DESC) {
      edges { node { id number kind subject status rejection createdAt resolvedAt closedAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
