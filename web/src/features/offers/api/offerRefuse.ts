import { graphql } from '@/gql/gql'

export const OfferRefuse =
  graphql(`mutation OfferRefuse($id: ID!, $input: OfferRefuseInput!, $clientMutationId: String) {
  offerRefuse(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
