import { graphql } from '@/gql/gql'

/** Orders that fit what is typed into the palette. */
export const OrderHints = graphql(`query OrderHints($search: String!) {
  orders(first: 6, filter: { search: $search }, order: CREATED_DESC) { nodes { id number customer { id name } } }
}`)
