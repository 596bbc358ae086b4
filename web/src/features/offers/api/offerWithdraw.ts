import { graphql } from '@/gql/gql'

export const OfferWithdraw =
  graphql(`mutation OfferWithdraw($id: ID!, $version: Int, $clientMutationId: String) {
  offerWithdraw(id: $id, version: $version, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
