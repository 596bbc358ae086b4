import { graphql } from '@/gql/gql'

export const InboxActivityDone =
  graphql(`mutation InboxActivityDone($id: ID!, $result: JSON, $version: Int, $clientMutationId: String) {
  activityComplete(id: $id, result: $result, version: $version, clientMutationId: $clientMutationId) {
    activity { id state version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
