import { graphql } from '@/gql/gql'

export const LeadHandOver =
  graphql(`mutation LeadHandOver($id: ID!, $input: LeadHandOverInput!, $clientMutationId: String) {
  leadHandOver(id: $id, input: $input, clientMutationId: $clientMutationId) {
    lead { id status version owner { id name } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
