import { graphql } from '@/gql/gql'

export const ProcessDefinitionPublish =
  graphql(`mutation ProcessDefinitionPublish($input: ProcessDefinitionPublishInput!, $clientMutationId: String) {
  processDefinitionPublish(input: $input, clientMutationId: $clientMutationId) {
    definition { id revision }
    errors { __typename ... on UserError { message code path } }
  }
}`)
