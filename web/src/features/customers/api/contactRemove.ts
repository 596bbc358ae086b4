import { graphql } from '@/gql/gql'

export const ContactRemove =
  graphql(`mutation ContactRemove($id: ID!, $version: Int!, $clientMutationId: String) {
  contactRemove(id: $id, version: $version, clientMutationId: $clientMutationId) {
    contact { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
