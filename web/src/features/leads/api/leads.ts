import { graphql } from '@/gql/gql'

/** The list: what decides first. `newest` is the moment from which later ones are new. */
export const Leads =
  graphql(`query Leads($first: Int!, $after: String, $filter: LeadFilter, $order: LeadOrder) {
  leads(first: $first, after: $after, filter: $filter, order: $order) {
    totalCount
    edges { node {
      id number companyName status channel priority salesChannel simCount city createdAt dueAt reachedAt result
      monthlySpend { amount currency } owner { id name }
    } }
    pageInfo { hasNextPage endCursor }
  }
  newest: leads(first: 1, filter: $filter, order: CREATED_DESC) { nodes { id createdAt } }
}`)
