import { graphql } from '@/gql/gql'

/** What a new ticket needs to know of its customer. */
export const TicketCustomer = graphql(`query TicketCustomer($id: ID!) {
  customer(id: $id) {
    id name number
    contacts { id name jobTitle removedAt }
    subscriptions(first: 100) { nodes { id number tariff status kind } }
  }
}`)
