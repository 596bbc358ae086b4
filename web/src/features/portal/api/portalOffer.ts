import { graphql } from '@/gql/gql'

/** The offer as it was sent; `contracts` tells what came of it. */
export const PortalOffer = graphql(`
  query PortalOffer($id: ID!) {
    offer(id: $id) {
      id
      number
      status
      validUntil
      sentAt
      answeredAt
      sentRevisionNumber
      viewerCan { accept { allowed reason } refuse { allowed reason } }
      documents { id kind name viewUrl downloadUrl createdAt }
      answers { id verdict ground reason createdAt }
      revision {
        id
        number
        monthlyNet { amount currency }
        monthlyVat { amount currency }
        oneTimeNet { amount currency }
        oneTimeVat { amount currency }
        lines {
          id
          name
          components
          quantity
          discountPercent
          months
          monthlyNet { amount currency }
          oneTimeNet { amount currency }
        }
      }
    }
    customers(first: 1) { nodes { id branch { id phone email } } }
    contracts(first: 1, filter: { offer: $id }) { nodes { id number status } }
  }
`)
