import { graphql } from '@/gql/gql'

/** The rows that were not imported, as a file to correct and import again. */
export const LeadImportErrors = graphql(
  `query LeadImportErrors($id: ID!) { leadImportErrors(id: $id) { name content } }`,
)
