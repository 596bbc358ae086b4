import { graphql } from '@/gql/gql'

/** Orders of the customer, to find the one that carries the contract out. */
export const ContractOrders = graphql(`query ContractOrders($customer: ID!) {
  orders(first: 50, filter: { customer: $customer }) { nodes { id number status contract { id } } }
}`)
