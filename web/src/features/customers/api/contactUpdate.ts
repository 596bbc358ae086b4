import { graphql } from '@/gql/gql'

export const ContactUpdate =
  graphql(`mutation ContactUpdate($id: ID!, $input: ContactUpdateInput!, $clientMutationId: String) {
  contactUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    contact { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
