import { graphql } from '@/gql/gql'

/** The card: the document, the signed copy, the paper, everything attached. */
export const ContractCard = graphql(`query ContractCard($id: ID!) {
  contract(id: $id) {
    id number status original language version createdAt startOn months endOn sentAt signedAt
    monthlyNet { amount currency } contractNet { amount currency }
    customer { id name number branch { id } }
    contact { id name email }
    owner { id name }
    offer { id number status }
    revision {
      id number
      lines {
        id name quantity discountPercent months monthlyNet { amount currency } oneTimeNet { amount currency }
      }
    }
    terms { id number effectiveFrom }
    priceList { id number effectiveFrom }
    document { id name viewUrl downloadUrl templateEdition createdAt }
    signedDocument { id name mediaType viewUrl downloadUrl createdAt }
    documents { id kind name mediaType size createdAt viewUrl downloadUrl uploadedBy { id name } }
    cancellation { id reason createdAt cancelledBy { id name } }
    viewerCan {
      generate { allowed reason } send { allowed reason } sign { allowed reason } attach { allowed reason }
      moveOriginal { allowed reason } activate { allowed reason } cancel { allowed reason }
    }
  }
}`)
