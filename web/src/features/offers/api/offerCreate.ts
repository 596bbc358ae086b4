import { graphql } from '@/gql/gql'

export const OfferCreate =
  graphql(`mutation OfferCreate($input: OfferCreateInput!, $clientMutationId: String) {
  offerCreate(input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
