import { graphql } from '@/gql/gql'

/** What the customer said on paper or on the phone about an installation. */
export const OrderAnswer =
  graphql(`mutation OrderAnswer($activityId: ID!, $accepted: Boolean!, $reason: String, $clientMutationId: String) {
  orderAnswerInstallation(
    activityId: $activityId, accepted: $accepted, reason: $reason, clientMutationId: $clientMutationId
  ) {
    order { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
