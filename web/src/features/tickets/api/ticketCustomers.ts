import { graphql } from '@/gql/gql'

/** Customers by name, number, phone or contact. */
export const TicketCustomers = graphql(`query TicketCustomers($query: String!) {
  customerSearch(query: $query, first: 10) { id number name segment matchedOn matched }
}`)
