import { graphql } from '@/gql/gql'

export const RoleCreate =
  graphql(`mutation RoleCreate($name: String!, $permissions: [String!]!, $clientMutationId: String) {
  roleCreate(name: $name, permissions: $permissions, clientMutationId: $clientMutationId) {
    role { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
