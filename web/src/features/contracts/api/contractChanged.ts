import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const ContractChanged = graphql(
  `subscription ContractChanged($id: ID) { contractChanged(id: $id) { id } }`,
)
