import { graphql } from '@/gql/gql'

export const LeadEnter = graphql(`mutation LeadEnter($input: LeadEnterInput!, $clientMutationId: String) {
  leadEnter(input: $input, clientMutationId: $clientMutationId) {
    lead { id }
    entry { id companyName progress joinedOn lead { id number salesChannel priority owner { id name } team { id name } } }
    errors { __typename ... on UserError { code message path } }
  }
}`)
