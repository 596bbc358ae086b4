import { graphql } from '@/gql/gql'

/** Whose the orders on their way are: an inbox item knows only the number. */
export const OrderCustomers = graphql(`query OrderCustomers {
  orders(first: 100, filter: { alive: true }, order: CREATED_DESC) { nodes { id customer { id name } } }
}`)
