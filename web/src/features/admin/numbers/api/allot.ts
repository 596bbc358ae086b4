import { graphql } from '@/gql/gql'

export const AdminNumbersAllot = graphql(
  `mutation AdminNumbersAllot($id: ID!, $first: String!, $count: Int!, $agentId: ID!, $clientMutationId: String) {
  numbersAllot(id: $id, first: $first, count: $count, agentId: $agentId, clientMutationId: $clientMutationId) {
    range { id }
    errors { __typename ... on UserError { message code path } }
  }
}`,
)
