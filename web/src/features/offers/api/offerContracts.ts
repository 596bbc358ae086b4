import { graphql } from '@/gql/gql'

/** The contract that came of an offer. */
export const OfferContracts = graphql(`query OfferContracts($id: ID!) {
  contracts(first: 5, filter: { offer: $id }) { nodes { id number status } }
}`)
