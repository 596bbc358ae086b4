import { graphql } from '@/gql/gql'

export const ActivitySkip =
  graphql(`mutation OrderActivitySkip($id: ID!, $version: Int, $clientMutationId: String) {
  activitySkip(id: $id, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
