import { graphql } from '@/gql/gql'

export const FlashSet = graphql(`mutation FlashSet($input: FlashSetInput!, $clientMutationId: String) {
  flashSet(input: $input, clientMutationId: $clientMutationId) {
    flash { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
