import { graphql } from '@/gql/gql'

/** Offers whose number fits what is typed into the palette. */
export const OfferHints = graphql(`query OfferHints($search: String!) {
  offers(first: 6, filter: { search: $search }, order: CREATED_DESC) { nodes { id number customer { id name } } }
}`)
