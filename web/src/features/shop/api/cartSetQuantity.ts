import { graphql } from '@/gql/gql'

/** How many of a line; 0 takes it out. */
export const CartSetQuantity = graphql(`
  mutation CartSetQuantity($id: ID!, $quantity: Int!, $clientMutationId: String) {
    cartSetQuantity(id: $id, quantity: $quantity, clientMutationId: $clientMutationId) {
      cart { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
