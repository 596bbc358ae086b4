import { graphql } from '@/gql/gql'

export const LeadImportPublish =
  graphql(`mutation LeadImportPublish($id: ID!, $version: Int, $clientMutationId: String) {
  leadImportPublish(id: $id, version: $version, clientMutationId: $clientMutationId) {
    leadImport { id state version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
