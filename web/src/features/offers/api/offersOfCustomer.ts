import { graphql } from '@/gql/gql'

/** Whose offers a filter shows. */
export const OffersOfCustomer = graphql(`query OffersOfCustomer($id: ID!) { customer(id: $id) { id name } }`)
