import { graphql } from '@/gql/gql'

/** Every kind that there is and what the reader wishes. */
export const NotificationWishes = graphql(`query NotificationWishes {
  notificationKinds
  notificationPreferences { id kind channels quietFrom quietTo }
}`)
