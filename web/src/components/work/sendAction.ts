import { graphql } from '@/gql/gql'

export const ActionSend = graphql(`mutation ActionSend($input: ActionSendInput!, $clientMutationId: String) {
  actionSend(input: $input, clientMutationId: $clientMutationId) {
    actionRequest { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
