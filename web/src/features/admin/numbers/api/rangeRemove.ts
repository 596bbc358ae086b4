import { graphql } from '@/gql/gql'

export const AdminRangeRemove = graphql(`mutation AdminRangeRemove($id: ID!, $clientMutationId: String) {
  numberRangeRemove(id: $id, clientMutationId: $clientMutationId) {
    errors { __typename ... on UserError { message code path } }
  }
}`)
