import { graphql } from '@/gql/gql'

export const OfferAnswerPricing =
  graphql(`mutation OfferAnswerPricing($id: ID!, $input: OfferAnswerPricingInput!, $clientMutationId: String) {
  offerAnswerPricing(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
