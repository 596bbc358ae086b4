import { graphql } from '@/gql/gql'

export const CustomerClose =
  graphql(`mutation CustomerClose($id: ID!, $reason: String!, $clientMutationId: String) {
  customerClose(id: $id, reason: $reason, clientMutationId: $clientMutationId) {
    customer { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
