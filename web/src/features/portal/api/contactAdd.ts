import { graphql } from '@/gql/gql'

export const PortalContactAdd = graphql(`
  mutation PortalContactAdd($input: ContactAddInput!, $clientMutationId: String) {
    contactAdd(input: $input, clientMutationId: $clientMutationId) {
      contact { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
