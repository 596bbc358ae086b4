import { graphql } from '@/gql/gql'

export const LeadClose =
  graphql(`mutation LeadClose($id: ID!, $input: LeadCloseInput!, $clientMutationId: String) {
  leadClose(id: $id, input: $input, clientMutationId: $clientMutationId) {
    lead { id status result version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
