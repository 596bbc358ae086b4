import { graphql } from '@/gql/gql'

export const AdminAudit = graphql(`query AdminAudit($first: Int!, $after: String, $filter: AuditFilter) {
  auditEntries(first: $first, after: $after, filter: $filter, order: NEWEST) {
    edges {
      node {
        id at kind action about fields values reason seal customerCount personCount
        actor { id name }
        subject { ... on User { id name } }
        customers { id name }
        leads { id number companyName }
        people { id name }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`)
