import { graphql } from '@/gql/gql'

export const NumberFree = graphql(`mutation NumberFree($id: ID!, $clientMutationId: String) {
  numberFree(id: $id, clientMutationId: $clientMutationId) {
    number { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`)
