import { graphql } from '@/gql/gql'

export const ViewUpdate =
  graphql(`mutation ViewUpdate($id: ID!, $input: ViewInput!, $clientMutationId: String) {
  viewUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    view { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
