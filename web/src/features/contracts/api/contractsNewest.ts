import { graphql } from '@/gql/gql'

/** The newest of the same view: what came in since the list was read. */
export const ContractsNewest = graphql(`query ContractsNewest($filter: ContractFilter) {
  contracts(first: 20, order: CREATED_DESC, filter: $filter) { nodes { id createdAt } }
}`)
