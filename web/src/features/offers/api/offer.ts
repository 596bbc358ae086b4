import { graphql } from '@/gql/gql'

/** The card: all revisions, what pricing said, what was sent, what the customer answered. */
export const OfferCard = graphql(`query OfferCard($id: ID!) {
  offer(id: $id) {
    id number status tender currency version revisionNumber sentRevisionNumber validUntil createdAt sentAt answeredAt
    customer {
      id name number segment { code names } branch { id code currency }
      contacts { id name email roles language removedAt }
    }
    contact { id name email }
    owner { id name }
    revisions {
      id number origin outcome createdAt frozenAt sentAt
      monthlyNet { amount currency } monthlyVat { amount currency }
      oneTimeNet { amount currency } oneTimeVat { amount currency }
      contractNet { amount currency } contractVat { amount currency }
      createdBy { id name }
      lines {
        id position code name components quantity discountPercent months taxPercent band reasons limit
        unitMonthly { amount currency } unitOneTime { amount currency }
        monthlyNet { amount currency } oneTimeNet { amount currency }
        offering { id }
      }
    }
    pricingRounds {
      id team createdAt note facts answer reason answeredAt
      askedBy { id name } answeredBy { id name } revision { id number }
    }
    sendings {
      id createdAt contact { id name } revision { id number } sentBy { id name }
      document { id name viewUrl downloadUrl }
    }
    answers { id createdAt verdict how ground reason revision { id number } }
    resolution {
      id createdAt resolution reason competitor resolvedBy { id name }
      competitorDocument { id name viewUrl downloadUrl }
    }
    viewerCan {
      edit { allowed reason } submit { allowed reason } answerPricing { allowed reason } send { allowed reason }
      accept { allowed reason } refuse { allowed reason } withdraw { allowed reason } resolve { allowed reason }
    }
  }
}`)
