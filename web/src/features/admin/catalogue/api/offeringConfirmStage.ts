import { graphql } from '@/gql/gql'

export const OfferingConfirmStage =
  graphql(`mutation OfferingConfirmStage($id: ID!, $stage: PublishingStage!, $clientMutationId: String) {
  offeringConfirmStage(id: $id, stage: $stage, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
