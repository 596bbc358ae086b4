import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const TicketChanged = graphql(`subscription TicketChanged($id: ID) { ticketChanged(id: $id) { id } }`)
