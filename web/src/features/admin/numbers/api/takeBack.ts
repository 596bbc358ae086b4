import { graphql } from '@/gql/gql'

export const AdminNumbersTakeBack = graphql(
  `mutation AdminNumbersTakeBack($id: ID!, $first: String!, $count: Int!, $agentId: ID!, $clientMutationId: String) {
  numbersTakeBack(id: $id, first: $first, count: $count, agentId: $agentId, clientMutationId: $clientMutationId) {
    range { id }
    errors { __typename ... on UserError { message code path } }
  }
}`,
)
