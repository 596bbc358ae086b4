import { graphql } from '@/gql/gql'

export const ViewRestore = graphql(`mutation ViewRestore($id: ID!, $clientMutationId: String) {
  viewRestore(id: $id, clientMutationId: $clientMutationId) {
    view { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
