import { graphql } from '@/gql/gql'

/** Customers by whatever the caller says first. */
export const InteractionCustomers = graphql(`query InteractionCustomers($query: String!) {
  customerSearch(query: $query, first: 8) { id name number matched }
}`)
