import { graphql } from '@/gql/gql'

export const ContactAdd = graphql(`mutation ContactAdd($input: ContactAddInput!, $clientMutationId: String) {
  contactAdd(input: $input, clientMutationId: $clientMutationId) {
    contact { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
