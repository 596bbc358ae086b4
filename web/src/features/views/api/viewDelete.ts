import { graphql } from '@/gql/gql'

export const ViewDelete = graphql(`mutation ViewDelete($id: ID!, $clientMutationId: String) {
  viewDelete(id: $id, clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
