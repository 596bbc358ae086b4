import { graphql } from '@/gql/gql'

export const ActivityFail =
  graphql(`mutation OrderActivityFail($id: ID!, $reason: String!, $version: Int, $clientMutationId: String) {
  activityFail(id: $id, reason: $reason, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
