import { graphql } from '@/gql/gql'

export const AdminMatrixTry =
  graphql(`query AdminMatrixTry($branchId: ID!, $kind: LeadMatrixKind!, $rules: [LeadMatrixRuleInput!]!) {
  leadMatrixTry(branchId: $branchId, kind: $kind, rules: $rules, first: 200) {
    leadId rule changed salesChannelBefore salesChannelAfter segmentBefore segmentAfter priorityBefore priorityAfter
  }
}`)
