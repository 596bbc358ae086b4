import { graphql } from '@/gql/gql'

export const NotificationMarkRead =
  graphql(`mutation NotificationMarkRead($id: ID!, $clientMutationId: String) {
  notificationRead(id: $id, clientMutationId: $clientMutationId) {
    notification { id readAt }
    errors { __typename ... on UserError { message code path } }
  }
}`)
