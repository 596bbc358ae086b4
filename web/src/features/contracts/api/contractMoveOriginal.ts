import { graphql } from '@/gql/gql'

export const ContractMoveOriginal =
  graphql(`mutation ContractMoveOriginal($id: ID!, $original: OriginalStatus!, $clientMutationId: String) {
  contractMoveOriginal(id: $id, original: $original, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
