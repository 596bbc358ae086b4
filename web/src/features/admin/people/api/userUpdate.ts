import { graphql } from '@/gql/gql'

export const UserUpdate =
  graphql(`mutation UserUpdate($id: ID!, $input: UserUpdateInput!, $clientMutationId: String) {
  userUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    user { id version active }
    errors { __typename ... on UserError { message code path } }
  }
}`)
