import { graphql } from '@/gql/gql'

export const LeadImportMap =
  graphql(`mutation LeadImportMap($id: ID!, $input: LeadImportMapInput!, $clientMutationId: String) {
  leadImportMap(id: $id, input: $input, clientMutationId: $clientMutationId) {
    leadImport { id state version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
