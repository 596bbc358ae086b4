import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any of the customer. */
export const PortalOfferChanged = graphql(
  `subscription PortalOfferChanged($id: ID) { offerChanged(id: $id) { id } }`,
)
