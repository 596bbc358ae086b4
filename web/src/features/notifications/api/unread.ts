import { graphql } from '@/gql/gql'

export const UnreadNotifications = graphql(`query UnreadNotifications { unreadNotificationCount }`)
