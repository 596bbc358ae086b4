import { graphql } from '@/gql/gql'

export const LeadRouteSet =
  graphql(`mutation LeadRouteSet($input: LeadRouteSetInput!, $clientMutationId: String) {
  leadRouteSet(input: $input, clientMutationId: $clientMutationId) {
    route { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
