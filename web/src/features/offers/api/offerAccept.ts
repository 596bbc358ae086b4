import { graphql } from '@/gql/gql'

export const OfferAccept =
  graphql(`mutation OfferAccept($id: ID!, $input: OfferAcceptInput!, $clientMutationId: String) {
  offerAccept(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
