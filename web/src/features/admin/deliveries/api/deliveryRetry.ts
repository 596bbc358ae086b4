import { graphql } from '@/gql/gql'

export const DeliveryRetry = graphql(`mutation DeliveryRetry($id: ID!, $clientMutationId: String) {
  deliveryRetry(id: $id, clientMutationId: $clientMutationId) {
    delivery { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`)
