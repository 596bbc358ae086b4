import { graphql } from '@/gql/gql'

/** Puts a configured product in, or changes the line of the same client reference. */
export const CartPutLine = graphql(`
  mutation CartPutLine(
    $offeringId: ID!
    $components: [ComponentChoiceInput!]!
    $quantity: Int!
    $clientReference: String!
    $clientMutationId: String
  ) {
    cartPutLine(
      offeringId: $offeringId
      components: $components
      quantity: $quantity
      clientReference: $clientReference
      clientMutationId: $clientMutationId
    ) {
      cart { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
