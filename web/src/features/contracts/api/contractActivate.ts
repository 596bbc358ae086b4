import { graphql } from '@/gql/gql'

export const ContractActivate = graphql(`mutation ContractActivate($id: ID!, $clientMutationId: String) {
  contractActivate(id: $id, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
