import { graphql } from '@/gql/gql'

export const ListExportStart = graphql(
  `mutation ListExportStart($input: ListExportInput!, $clientMutationId: String) {
  listExportStart(input: $input, clientMutationId: $clientMutationId) {
    export { id state }
    errors { __typename ... on UserError { message code path } }
  }
}`,
)
