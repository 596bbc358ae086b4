import { graphql } from '@/gql/gql'

/** The list: what decides first. `newest` tells which came in later. */
export const Tickets =
  graphql(`query Tickets($first: Int!, $after: String, $filter: TicketFilter, $order: TicketOrder) {
  tickets(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id number kind status priority subject symptom productType level createdAt openedAt nextEscalationAt
      customer { id name } owner { id name } team { id name }
    } }
    pageInfo { hasNextPage endCursor }
  }
  newest: tickets(first: 1, filter: $filter, order: CREATED_DESC) { nodes { id } }
}`)
