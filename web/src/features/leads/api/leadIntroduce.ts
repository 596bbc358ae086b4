import { graphql } from '@/gql/gql'

export const LeadIntroduce = graphql(`mutation LeadIntroduce($id: ID!, $clientMutationId: String) {
  leadIntroduce(id: $id, clientMutationId: $clientMutationId) {
    lead { id introducedAt version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
