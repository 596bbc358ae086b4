import { graphql } from '@/gql/gql'

export const NotificationMarkAllRead = graphql(`mutation NotificationMarkAllRead($clientMutationId: String) {
  notificationReadAll(clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
