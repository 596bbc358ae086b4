import { graphql } from '@/gql/gql'

export const ContractGenerate =
  graphql(`mutation ContractGenerate($id: ID!, $version: Int, $clientMutationId: String) {
  contractGenerate(id: $id, version: $version, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
