import { graphql } from '@/gql/gql'

export const ActivityComplete =
  graphql(`mutation OrderActivityComplete($id: ID!, $result: JSON, $version: Int, $tracking: String, $clientMutationId: String) {
  activityComplete(id: $id, result: $result, version: $version, tracking: $tracking, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
