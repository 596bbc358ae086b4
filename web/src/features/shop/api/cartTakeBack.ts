import { graphql } from '@/gql/gql'

/** Takes out what an earlier order has put in. */
export const CartTakeBack = graphql(`
  mutation CartTakeBack($clientReference: String!, $clientMutationId: String) {
    cartTakeBack(clientReference: $clientReference, clientMutationId: $clientMutationId) {
      cart { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
