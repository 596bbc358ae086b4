import { graphql } from '@/gql/gql'

export const PortalBills = graphql(`
  query PortalBills($first: Int!, $after: String) {
    invoices(first: $first, after: $after, order: NEWEST) {
      edges { node { id number month issuedOn dueOn gross { amount currency } unpaid { amount currency } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** The balance, what was paid last, and a year of bills with what they are made of. */
export const PortalBalance = graphql(`
  query PortalBalance {
    customers(first: 1) { nodes { id balance { amount currency } } }
    payments(first: 6, order: NEWEST) { nodes { id paidOn reference amount { amount currency } } }
    invoices(first: 12, order: NEWEST) { nodes { id month gross { amount currency } lines { id description net { amount currency } } } }
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
      unpaid { amount currency }
      lines { id description fromDay untilDay net { amount currency } taxRate vat { amount currency } }
    }
  }
`)

/** A year of use, of one line or of all. */
export const PortalUsage = graphql(`
  query PortalUsage($line: ID) {
    customers(first: 1) { nodes { id subscriptions(first: 50) { totalCount nodes { id number tariff } } } }
    usage(subscription: $line) { month kind used included }
  }
`)
