import { graphql } from '@/gql/gql'

/** One revision, its sisters, and what an activity may name. */
export const AdminProcess = graphql(`query AdminProcess($id: ID!) {
  processDefinition(id: $id) {
    id key revision name names activities running createdAt
    branch { id }
    publishedBy { id name }
    revisions { id revision createdAt running publishedBy { id name } }
  }
  roles { id code kind }
  clockPolicies { id key name duration branch { id } }
  calendars { id key name branch { id } }
}`)
