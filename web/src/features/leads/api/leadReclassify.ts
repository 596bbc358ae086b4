import { graphql } from '@/gql/gql'

export const LeadReclassify =
  graphql(`mutation LeadReclassify($id: ID!, $input: LeadReclassifyInput!, $clientMutationId: String) {
  leadReclassify(id: $id, input: $input, clientMutationId: $clientMutationId) {
    lead { id status version salesChannel team { id name } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
