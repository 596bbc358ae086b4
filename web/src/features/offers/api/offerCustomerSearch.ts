import { graphql } from '@/gql/gql'

/** Customers by name, typing errors forgiven. */
export const OfferCustomerSearch = graphql(`query OfferCustomerSearch($query: String!) {
  customerSearch(query: $query, first: 8) { id number name }
}`)
