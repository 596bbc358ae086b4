import { graphql } from '@/gql/gql'

export const PortalOfferAccept = graphql(`
  mutation PortalOfferAccept($id: ID!, $input: OfferAcceptInput!, $clientMutationId: String) {
    offerAccept(id: $id, input: $input, clientMutationId: $clientMutationId) {
      offer { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const PortalOfferRefuse = graphql(`
  mutation PortalOfferRefuse($id: ID!, $input: OfferRefuseInput!, $clientMutationId: String) {
    offerRefuse(id: $id, input: $input, clientMutationId: $clientMutationId) {
      offer { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
