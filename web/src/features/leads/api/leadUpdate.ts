import { graphql } from '@/gql/gql'

export const LeadUpdate =
  graphql(`mutation LeadUpdate($id: ID!, $input: LeadUpdateInput!, $clientMutationId: String) {
  leadUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    lead { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
