import { graphql } from '@/gql/gql'

export const PortalContactUpdate = graphql(`
  mutation PortalContactUpdate($id: ID!, $input: ContactUpdateInput!, $clientMutationId: String) {
    contactUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
      contact { id version }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
