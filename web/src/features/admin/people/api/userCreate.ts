import { graphql } from '@/gql/gql'

export const UserCreate = graphql(`mutation UserCreate($input: UserCreateInput!, $clientMutationId: String) {
  userCreate(input: $input, clientMutationId: $clientMutationId) {
    user { id name }
    errors { __typename ... on UserError { message code path } }
  }
}`)
