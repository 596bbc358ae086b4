import { graphql } from '@/gql/gql'

export const FlashClear = graphql(`mutation FlashClear($id: ID!, $clientMutationId: String) {
  flashClear(id: $id, clientMutationId: $clientMutationId) {
    customer { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
