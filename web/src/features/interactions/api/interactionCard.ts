import { graphql } from '@/gql/gql'

export const InteractionCard = graphql(`query InteractionCard($id: ID!) {
  interaction(id: $id) {
    id number channel direction status caller phone place stream office region topic note
    arrivedAt talkSeconds cardSeconds closedAt version
    customer { id name number } contact { id name } lead { id number companyName }
    subscription { id number } billingAccount { id number } agent { id name }
    topics { id reason { id name path } subscription { number } billingAccount { number } }
    outcomes { id kind at subject { id ... on Ticket { number } ... on Lead { number } ... on Offer { number }
      ... on Contract { number } } }
    viewerCan { write { allowed reason } move { allowed reason } link { allowed reason } }
  }
}`)
