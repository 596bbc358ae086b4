import { graphql } from '@/gql/gql'

export const LeadRouteRemove = graphql(`mutation LeadRouteRemove($id: ID!, $clientMutationId: String) {
  leadRouteRemove(id: $id, clientMutationId: $clientMutationId) {
    branch { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
