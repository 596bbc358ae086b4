import { graphql } from '@/gql/gql'

export const AdminEscalationTry = graphql(`query AdminEscalationTry($input: EscalationRulesInput!) {
  escalationRulesTry(input: $input) {
    ticketId number openedAt changed
    before { level at role }
    after { level at role }
  }
}`)
