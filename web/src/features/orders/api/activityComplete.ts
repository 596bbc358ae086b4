import { graphql } from '@/gql/gql'

export const ActivityComplete =
  graphql(`mutation OrderActivityComplete($id: ID!, $result: JSON, $version: Int, $clientMutationId: String) {
  activityComplete(id: $id, result: $result, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
