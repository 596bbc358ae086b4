import { graphql } from '@/gql/gql'

export const LeadAcceptOffer =
  graphql(`mutation LeadAcceptOffer($id: ID!, $version: Int, $clientMutationId: String) {
  leadAcceptOffer(id: $id, version: $version, clientMutationId: $clientMutationId) {
    lead { id status version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
