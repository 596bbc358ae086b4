import { graphql } from '@/gql/gql'

export const CartEmpty = graphql(`
  mutation CartEmpty($clientMutationId: String) {
    cartEmpty(clientMutationId: $clientMutationId) {
      cart { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
