import { graphql } from '@/gql/gql'

/** What is due, what runs, what waits for an answer, and the year in bills and use. */
export const PortalHome = graphql(`
  query PortalHome {
    customers(first: 1) { nodes { id name number balance { amount currency } branch { id name phone email } } }
    invoices(first: 12, order: NEWEST) { nodes { id number month dueOn gross { amount currency } unpaid { amount currency } } }
    usage { month kind used included }
    offers(first: 5, filter: { status: [SENT] }, order: VALID_UNTIL_ASC) {
      nodes { id number validUntil revision { id monthlyNet { amount currency } } }
    }
    orders(first: 6, filter: { alive: true }, order: CREATED_DESC) {
      nodes {
        id
        number
        status
        createdAt
        dueAt
        lines { id name quantity }
        viewerCan { answer { allowed } }
        processes { id activities { id key name state role kind dueAt endedAt waitsFor optional } }
      }
    }
    tickets(first: 6, filter: { alive: true }, order: CREATED_DESC) {
      nodes { id number subject status rejection createdAt resolvedAt }
    }
  }
`)
