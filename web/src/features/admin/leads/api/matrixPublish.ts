import { graphql } from '@/gql/gql'

export const LeadMatrixPublish =
  graphql(`mutation LeadMatrixPublish($branchId: ID!, $kind: LeadMatrixKind!, $rules: [LeadMatrixRuleInput!]!, $clientMutationId: String) {
  leadMatrixPublish(branchId: $branchId, kind: $kind, rules: $rules, clientMutationId: $clientMutationId) {
    matrix { id edition }
    errors { __typename ... on UserError { message code path } }
  }
}`)
