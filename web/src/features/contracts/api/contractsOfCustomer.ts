import { graphql } from '@/gql/gql'

/** Whose contracts a filter shows. */
export const ContractsOfCustomer = graphql(
  `query ContractsOfCustomer($id: ID!) { customer(id: $id) { id name } }`,
)
