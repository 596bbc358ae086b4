import { graphql } from '@/gql/gql'

/** The names of those whose identifiers stand in the address. */
export const AuditChosenCustomer = graphql(
  `query AuditChosenCustomer($id: ID!) { customer(id: $id) { id name } }`,
)

export const AuditChosenPerson = graphql(`query AuditChosenPerson($id: ID!) { user(id: $id) { id name } }`)
