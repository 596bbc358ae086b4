import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any of the customer. */
export const PortalTicketChanged = graphql(
  `subscription PortalTicketChanged($id: ID) { ticketChanged(id: $id) { id } }`,
)
