import { graphql } from '@/gql/gql'

export const CustomerActivate =
  graphql(`mutation CustomerActivate($id: ID!, $reason: String, $clientMutationId: String) {
  customerActivate(id: $id, reason: $reason, clientMutationId: $clientMutationId) {
    customer { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
