import { graphql } from '@/gql/gql'

/** What a configuration costs today. */
export const LivePrice = graphql(`
  query LivePrice($offering: ID!, $branch: ID!, $components: [ComponentChoiceInput!]!, $quantity: Int!) {
    configurationPrice(offeringId: $offering, branchId: $branch, components: $components, quantity: $quantity) {
      problem
      price {
        monthly { net { amount currency } vat { amount currency } gross { amount currency } }
        oneTime { net { amount currency } vat { amount currency } gross { amount currency } }
      }
    }
  }
`)
