import { graphql } from '@/gql/gql'

export const AdminTimers = graphql(`query AdminTimers($first: Int!, $after: String, $filter: TimerFilter) {
  timers(first: $first, after: $after, filter: $filter, order: DUE_ASC) {
    edges { node { id step eventName state dueAt firedAt } }
    pageInfo { hasNextPage endCursor }
  }
}`)
