import { graphql } from '@/gql/gql'

export const TeamCreate = graphql(`mutation TeamCreate($input: TeamCreateInput!, $clientMutationId: String) {
  teamCreate(input: $input, clientMutationId: $clientMutationId) {
    team { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
