import { graphql } from '@/gql/gql'

/** What the customer may correct of itself. */
export const PortalCompany = graphql(`
  mutation PortalCompany($id: ID!, $input: CustomerUpdateInput!, $clientMutationId: String) {
    customerUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
      customer { id version }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
