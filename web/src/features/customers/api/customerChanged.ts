import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const CustomerChanged = graphql(
  `subscription CustomerChanged($id: ID) { customerChanged(id: $id) { id } }`,
)
