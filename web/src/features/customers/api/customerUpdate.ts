import { graphql } from '@/gql/gql'

export const CustomerUpdate =
  graphql(`mutation CustomerUpdate($id: ID!, $input: CustomerUpdateInput!, $clientMutationId: String) {
  customerUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    customer { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
