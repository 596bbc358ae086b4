import { graphql } from '@/gql/gql'

export const AdminOffering = graphql(`query AdminOffering($id: ID!) {
  offering(id: $id) {
    id code revision productType names descriptions status release validFrom validUntil taxCode taxRate
    processKey version changedAt publishedAt
    changedBy { id name }
    monthlyPrice { amount currency } oneTimePrice { amount currency }
    components { id code names required maxQuantity monthlyPrice { amount currency } oneTimePrice { amount currency } }
    limits {
      id segment standardDiscount maximumDiscount minQuantity maxQuantity minMonths changedAt
      changedBy { id name }
    }
    stages { id stage confirmedAt confirmedBy { id name } }
    viewerCan { update publish }
  }
}`)
