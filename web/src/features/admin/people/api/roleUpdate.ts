import { graphql } from '@/gql/gql'

export const RoleUpdate =
  graphql(`mutation RoleUpdate($id: ID!, $version: Int!, $permissions: [String!]!, $clientMutationId: String) {
  roleUpdate(id: $id, version: $version, permissions: $permissions, clientMutationId: $clientMutationId) {
    role { id version permissions }
    errors { __typename ... on UserError { message code path } }
  }
}`)
