import { graphql } from '@/gql/gql'

export const ContractCancel =
  graphql(`mutation ContractCancel($id: ID!, $reason: String!, $clientMutationId: String) {
  contractCancel(id: $id, reason: $reason, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
