import { graphql } from '@/gql/gql'

export const InboxClaim = graphql(`mutation InboxClaim($id: ID!, $clientMutationId: String) {
  actionRequestClaim(id: $id, clientMutationId: $clientMutationId) {
    actionRequest { id claimedBy { id name } }
    errors { __typename ... on UserError { message code path } }
  }
}`)
