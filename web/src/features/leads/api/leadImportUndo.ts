import { graphql } from '@/gql/gql'

export const LeadImportUndo =
  graphql(`mutation LeadImportUndo($id: ID!, $version: Int, $clientMutationId: String) {
  leadImportUndo(id: $id, version: $version, clientMutationId: $clientMutationId) {
    leadImport { id state version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
