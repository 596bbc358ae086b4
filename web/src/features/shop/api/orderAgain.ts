import { graphql } from '@/gql/gql'

/** Puts an earlier order into the cart; the same client reference puts it in once. */
export const OrderAgain = graphql(`
  mutation OrderAgain($id: ID!, $clientReference: String!, $clientMutationId: String) {
    orderAgain(id: $id, clientReference: $clientReference, clientMutationId: $clientMutationId) {
      cart { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
