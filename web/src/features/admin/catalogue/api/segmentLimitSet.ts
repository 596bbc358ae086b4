import { graphql } from '@/gql/gql'

export const SegmentLimitSet =
  graphql(`mutation SegmentLimitSet($id: ID!, $input: SegmentLimitSetInput!, $clientMutationId: String) {
  segmentLimitSet(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
