import { graphql } from '@/gql/gql'

/** For whom a new offer is made. */
export const OfferCustomer = graphql(`query OfferCustomer($id: ID!) {
  customer(id: $id) {
    id name number segment { code names } branch { id code currency }
    contacts { id name email roles language removedAt }
  }
}`)
