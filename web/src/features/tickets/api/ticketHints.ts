import { graphql } from '@/gql/gql'

/** Tickets that fit what is typed into the palette. */
export const TicketHints = graphql(`query TicketHints($search: String!) {
  tickets(first: 6, filter: { search: $search }, order: CREATED_DESC) {
    nodes { id number subject customer { id name } }
  }
}`)
