import { graphql } from '@/gql/gql'

export const OfferResolve =
  graphql(`mutation OfferResolve($id: ID!, $input: OfferResolveInput!, $clientMutationId: String) {
  offerResolve(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
