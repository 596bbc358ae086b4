import { graphql } from '@/gql/gql'

/** The list: what decides. */
export const Contracts =
  graphql(`query Contracts($first: Int!, $after: String, $filter: ContractFilter, $order: ContractOrder) {
  contracts(first: $first, after: $after, filter: $filter, order: $order) {
    edges { node {
      id number status original startOn endOn createdAt
      monthlyNet { amount currency }
      customer { id name }
      owner { id name }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`)
