import { graphql } from '@/gql/gql'

export const OfferSend =
  graphql(`mutation OfferSend($id: ID!, $input: OfferSendInput!, $clientMutationId: String) {
  offerSend(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
