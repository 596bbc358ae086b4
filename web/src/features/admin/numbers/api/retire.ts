import { graphql } from '@/gql/gql'

export const AdminNumberRetire = graphql(`mutation AdminNumberRetire($id: ID!, $clientMutationId: String) {
  numberRetire(id: $id, clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
