import { graphql } from '@/gql/gql'

/** Tells that an import goes on. */
export const LeadImportChanged = graphql(
  `subscription LeadImportChanged($id: ID!) { leadImportChanged(id: $id) { id } }`,
)
