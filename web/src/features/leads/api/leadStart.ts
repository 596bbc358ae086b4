import { graphql } from '@/gql/gql'

export const LeadStart = graphql(`mutation LeadStart($id: ID!, $clientMutationId: String) {
  leadStart(id: $id, clientMutationId: $clientMutationId) {
    lead { id status version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
