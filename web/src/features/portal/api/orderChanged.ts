import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any of the customer. */
export const PortalOrderChanged = graphql(
  `subscription PortalOrderChanged($id: ID) { orderChanged(id: $id) { id } }`,
)
