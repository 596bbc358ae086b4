import { graphql } from '@/gql/gql'

/** What can be bought in a branch today; for visitors too. */
export const Shelf = graphql(`
  query Shelf($branch: String!) {
    shop(branch: $branch) {
      id
      code
      productType
      names
      descriptions
      details
      taxRate
      monthlyPrice { amount currency }
      oneTimePrice { amount currency }
      branch { id }
      components {
        id
        code
        names
        required
        maxQuantity
        monthlyPrice { amount currency }
        oneTimePrice { amount currency }
      }
    }
  }
`)
