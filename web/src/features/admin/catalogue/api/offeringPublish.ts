import { graphql } from '@/gql/gql'

export const OfferingPublish =
  graphql(`mutation OfferingPublish($id: ID!, $version: Int, $clientMutationId: String) {
  offeringPublish(id: $id, version: $version, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
