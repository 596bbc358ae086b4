import { graphql } from '@/gql/gql'

export const CustomerSuspend =
  graphql(`mutation CustomerSuspend($id: ID!, $reason: String!, $clientMutationId: String) {
  customerSuspend(id: $id, reason: $reason, clientMutationId: $clientMutationId) {
    customer { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
