import { graphql } from '@/gql/gql'

/** Orders the cart; the same client reference gives the same order. */
export const CartSubmit = graphql(`
  mutation CartSubmit($clientReference: String!, $note: String, $clientMutationId: String) {
    cartSubmit(clientReference: $clientReference, note: $note, clientMutationId: $clientMutationId) {
      order { id number }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
