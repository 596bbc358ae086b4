import { graphql } from '@/gql/gql'

export const DeliveriesRetry =
  graphql(`mutation DeliveriesRetry($job: String, $since: DateTime, $clientMutationId: String) {
  deliveriesRetry(job: $job, since: $since, clientMutationId: $clientMutationId) {
    count
    errors { __typename ... on UserError { message code path } }
  }
}`)
