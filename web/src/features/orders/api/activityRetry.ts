import { graphql } from '@/gql/gql'

export const ActivityRetry =
  graphql(`mutation OrderActivityRetry($id: ID!, $version: Int, $clientMutationId: String) {
  activityRetry(id: $id, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
