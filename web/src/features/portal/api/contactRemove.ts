import { graphql } from '@/gql/gql'

export const PortalContactRemove = graphql(`
  mutation PortalContactRemove($id: ID!, $version: Int!, $clientMutationId: String) {
    contactRemove(id: $id, version: $version, clientMutationId: $clientMutationId) {
      contact { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
