import { graphql } from '@/gql/gql'

export const OfferingUpdate =
  graphql(`mutation OfferingUpdate($id: ID!, $input: OfferingUpdateInput!, $clientMutationId: String) {
  offeringUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
