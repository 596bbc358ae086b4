import { graphql } from '@/gql/gql'

/** The newest of the same view, asked again and again: what came in since the list was read. */
export const CustomersNewest = graphql(`query CustomersNewest($filter: CustomerFilter) {
  customers(first: 20, order: CREATED_DESC, filter: $filter) { nodes { id createdAt } }
}`)
