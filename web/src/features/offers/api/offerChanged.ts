import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const OfferChanged = graphql(`subscription OfferChanged($id: ID) { offerChanged(id: $id) { id } }`)
