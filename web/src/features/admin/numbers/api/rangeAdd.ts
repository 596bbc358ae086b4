import { graphql } from '@/gql/gql'

export const AdminRangeAdd = graphql(
  `mutation AdminRangeAdd($branchId: ID!, $first: String!, $count: Int!, $clientMutationId: String) {
  numberRangeAdd(branchId: $branchId, first: $first, count: $count, clientMutationId: $clientMutationId) {
    range { id size }
    errors { __typename ... on UserError { message code path } }
  }
}`,
)
