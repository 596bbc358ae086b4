import { graphql } from '@/gql/gql'

export const AlertRuleSet =
  graphql(`mutation AlertRuleSet($id: ID!, $input: AlertRuleInput!, $version: Int, $clientMutationId: String) {
  alertRuleSet(id: $id, input: $input, version: $version, clientMutationId: $clientMutationId) {
    rule { id threshold enabled version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
