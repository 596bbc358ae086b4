import { graphql } from '@/gql/gql'

/** What came in since; asked for again and again, so it is small. */
export const OrderNews = graphql(`query OrderNews($filter: OrderFilter) {
  orders(first: 20, filter: $filter, order: CREATED_DESC) { nodes { id } }
}`)
