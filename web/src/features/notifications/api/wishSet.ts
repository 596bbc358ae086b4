import { graphql } from '@/gql/gql'

export const NotificationWishSet =
  graphql(`mutation NotificationWishSet($input: NotificationPreferenceInput!, $clientMutationId: String) {
  notificationPreferenceSet(input: $input, clientMutationId: $clientMutationId) {
    preference { id kind channels quietFrom quietTo }
    errors { __typename ... on UserError { message code path } }
  }
}`)
