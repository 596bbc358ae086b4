import { graphql } from '@/gql/gql'

export const OrderCancel =
  graphql(`mutation OrderCancel($id: ID!, $reason: String!, $version: Int, $clientMutationId: String) {
  orderCancel(id: $id, reason: $reason, version: $version, clientMutationId: $clientMutationId) {
    order { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
