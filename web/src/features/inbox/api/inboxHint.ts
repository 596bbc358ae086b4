import { graphql } from '@/gql/gql'

/** Tells that something has come; where it leads says whether it is the inbox's. */
export const InboxHint = graphql(`subscription InboxHint { notificationArrived { id link } }`)
