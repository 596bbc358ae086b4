import { graphql } from '@/gql/gql'

/** What can be offered today in a branch, with its parts and the limits of the segments. */
export const OfferShop = graphql(`query OfferShop($branch: String!) {
  shop(branch: $branch) {
    id code productType names descriptions
    monthlyPrice { amount currency } oneTimePrice { amount currency }
    components { id code names required maxQuantity monthlyPrice { amount currency } oneTimePrice { amount currency } }
    limits { id segment standardDiscount maximumDiscount minQuantity maxQuantity minMonths }
  }
}`)
