import { graphql } from '@/gql/gql'

export const OfferingRevise = graphql(`mutation OfferingRevise($id: ID!, $clientMutationId: String) {
  offeringRevise(id: $id, clientMutationId: $clientMutationId) {
    offering { id status version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
