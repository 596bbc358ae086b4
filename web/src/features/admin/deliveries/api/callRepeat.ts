import { graphql } from '@/gql/gql'

export const CallRepeat = graphql(`mutation CallRepeat($id: ID!, $clientMutationId: String) {
  portCallRepeat(id: $id, clientMutationId: $clientMutationId) {
    call { id status }
    errors { __typename ... on UserError { message code path } }
  }
}`)
