import { graphql } from '@/gql/gql'

export const LeadImportCreate =
  graphql(`mutation LeadImportCreate($input: LeadImportCreateInput!, $clientMutationId: String) {
  leadImportCreate(input: $input, clientMutationId: $clientMutationId) {
    leadImport { id version columns { index field } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
