import { graphql } from '@/gql/gql'

export const MessageRetry = graphql(`mutation MessageRetry($id: ID!, $clientMutationId: String) {
  messageRetry(id: $id, clientMutationId: $clientMutationId) {
    message { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`)
