import { graphql } from '@/gql/gql'

export const OfferSubmit =
  graphql(`mutation OfferSubmit($id: ID!, $input: OfferSubmitInput!, $clientMutationId: String) {
  offerSubmit(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
