import { graphql } from '@/gql/gql'

/** A customer by name, typing errors forgiven. */
export const AuditCustomers = graphql(`query AuditCustomers($query: String!) {
  customerSearch(query: $query, first: 8) { id name number }
}`)
