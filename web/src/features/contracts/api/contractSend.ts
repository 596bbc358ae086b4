import { graphql } from '@/gql/gql'

export const ContractSend =
  graphql(`mutation ContractSend($id: ID!, $version: Int, $clientMutationId: String) {
  contractSend(id: $id, version: $version, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
