import { graphql } from '@/gql/gql'

export const PasswordChange = graphql(`
  mutation PasswordChange($present: String!, $wanted: String!, $clientMutationId: String) {
    passwordChange(present: $present, wanted: $wanted, clientMutationId: $clientMutationId) {
      user { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
