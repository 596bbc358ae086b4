import { graphql } from '@/gql/gql'

export const TeamUpdate =
  graphql(`mutation TeamUpdate($id: ID!, $input: TeamUpdateInput!, $clientMutationId: String) {
  teamUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    team { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
