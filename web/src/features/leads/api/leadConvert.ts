import { graphql } from '@/gql/gql'

export const LeadConvert =
  graphql(`mutation LeadConvert($id: ID!, $version: Int, $fiscalNumber: String, $clientMutationId: String) {
  leadConvert(id: $id, version: $version, fiscalNumber: $fiscalNumber, clientMutationId: $clientMutationId) {
    lead { id version customer { id name number } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
