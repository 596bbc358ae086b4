import { graphql } from '@/gql/gql'

export const DeliveryGiveUp =
  graphql(`mutation DeliveryGiveUp($id: ID!, $reason: String!, $clientMutationId: String) {
  deliveryGiveUp(id: $id, reason: $reason, clientMutationId: $clientMutationId) {
    delivery { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`)
