import { graphql } from '@/gql/gql'

export const ActivityStart =
  graphql(`mutation OrderActivityStart($id: ID!, $version: Int, $clientMutationId: String) {
  activityStart(id: $id, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
