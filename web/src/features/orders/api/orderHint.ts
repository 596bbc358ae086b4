import { graphql } from '@/gql/gql'

/** Tells that something has come; where it leads says whether it is an order's. */
export const OrderHint = graphql(`subscription OrderHint { notificationArrived { id link } }`)
