import { graphql } from '@/gql/gql'

export const InboxAnswer =
  graphql(`mutation InboxAnswer($id: ID!, $done: Boolean!, $answer: String!, $clientMutationId: String) {
  actionRequestAnswer(id: $id, done: $done, answer: $answer, clientMutationId: $clientMutationId) {
    actionRequest { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`)
