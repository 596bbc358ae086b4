import { graphql } from '@/gql/gql'

export const OfferUpdateDraft =
  graphql(`mutation OfferUpdateDraft($id: ID!, $input: OfferUpdateDraftInput!, $clientMutationId: String) {
  offerUpdateDraft(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offer { id number status version revisionNumber }
    errors { __typename ... on UserError { message code path } }
  }
}`)
