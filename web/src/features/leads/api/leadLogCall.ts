import { graphql } from '@/gql/gql'

export const LeadLogCall =
  graphql(`mutation LeadLogCall($id: ID!, $input: LeadLogCallInput!, $clientMutationId: String) {
  leadLogCall(id: $id, input: $input, clientMutationId: $clientMutationId) {
    call { id }
    errors { __typename ... on UserError { code message path } }
  }
}`)
