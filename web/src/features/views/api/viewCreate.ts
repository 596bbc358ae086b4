import { graphql } from '@/gql/gql'

export const ViewCreate =
  graphql(`mutation ViewCreate($screen: String!, $input: ViewInput!, $clientMutationId: String) {
  viewCreate(screen: $screen, input: $input, clientMutationId: $clientMutationId) {
    view { id }
    errors { __typename ... on UserError { message code path } }
  }
}`)
