import { graphql } from '@/gql/gql'

export const CustomerCreate =
  graphql(`mutation CustomerCreate($input: CustomerCreateInput!, $clientMutationId: String) {
  customerCreate(input: $input, clientMutationId: $clientMutationId) {
    customer { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
