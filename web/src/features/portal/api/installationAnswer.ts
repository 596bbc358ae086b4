import { graphql } from '@/gql/gql'

/** Accepts an installation, or refuses it with the reason. */
export const InstallationAnswer = graphql(`
  mutation InstallationAnswer($activityId: ID!, $accepted: Boolean!, $reason: String, $clientMutationId: String) {
    orderAnswerInstallation(
      activityId: $activityId
      accepted: $accepted
      reason: $reason
      clientMutationId: $clientMutationId
    ) {
      order { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
