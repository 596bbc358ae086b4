import { graphql } from '@/gql/gql'

export const OfferingWithdraw =
  graphql(`mutation OfferingWithdraw($id: ID!, $version: Int, $clientMutationId: String) {
  offeringWithdraw(id: $id, version: $version, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
