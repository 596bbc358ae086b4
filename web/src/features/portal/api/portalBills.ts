import { graphql } from '@/gql/gql'

export const PortalBills = graphql(`
  query PortalBills($first: Int!, $after: String) {
    invoices(first: $first, after: $after, order: NEWEST) {
      edges { node { id number month issuedOn dueOn gross { amount currency } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const PortalBalance = graphql(`
  query PortalBalance {
    customers(first: 1) { nodes { id balance { amount currency } } }
  }
`)

export const PortalBill = graphql(`
  query PortalBill($id: ID!) {
    invoice(id: $id) {
      id
      number
      month
      issuedOn
      dueOn
      net { amount currency }
      vat { amount currency }
      gross { amount currency }
      lines { id description fromDay untilDay net { amount currency } taxRate vat { amount currency } }
    }
  }
`)
