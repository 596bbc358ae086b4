import { graphql } from '@/gql/gql'

export const LeadAssign =
  graphql(`mutation LeadAssign($id: ID!, $input: LeadAssignInput!, $clientMutationId: String) {
  leadAssign(id: $id, input: $input, clientMutationId: $clientMutationId) {
    lead { id status version owner { id name } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
