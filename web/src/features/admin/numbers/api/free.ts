import { graphql } from '@/gql/gql'

export const AdminNumberFree = graphql(`mutation AdminNumberFree($id: ID!, $clientMutationId: String) {
  numberFree(id: $id, clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
