import { graphql } from '@/gql/gql'

/** Tells that something has come; where it leads says whether it is a ticket's. */
export const TicketHint = graphql(`subscription TicketHint { notificationArrived { id link } }`)
