import { graphql } from '@/gql/gql'

export const ClockPolicyUpdate =
  graphql(`mutation ClockPolicyUpdate($id: ID!, $input: ClockPolicyUpdateInput!, $clientMutationId: String) {
  clockPolicyUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    policy { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
