import { graphql } from '@/gql/gql'

export const NotificationCame = graphql(
  `subscription NotificationCame { notificationArrived { id title link unreadCount } }`,
)
