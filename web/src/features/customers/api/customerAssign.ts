import { graphql } from '@/gql/gql'

export const CustomerAssign =
  graphql(`mutation CustomerAssign($id: ID!, $input: CustomerAssignInput!, $clientMutationId: String) {
  customerAssign(id: $id, input: $input, clientMutationId: $clientMutationId) {
    customer { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
