import { graphql } from '@/gql/gql'

export const EscalationRulesSet =
  graphql(`mutation EscalationRulesSet($input: EscalationRulesInput!, $clientMutationId: String) {
  escalationRulesSet(input: $input, clientMutationId: $clientMutationId) {
    setting { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
