import { graphql } from '@/gql/gql'

/** What is open with the customer: empty lists for what the reader may not see. */
export const CustomerOpenWork = graphql(`query CustomerOpenWork($id: ID!) {
  leads(first: 5, filter: { customer: $id, status: [NEW, ASSIGNED, IN_PROGRESS, OFFER_ACCEPTED] }) {
    totalCount nodes { id number status createdAt dueAt owner { id name } }
  }
  orders(first: 5, filter: { customer: $id, alive: true }) {
    totalCount nodes { id number status createdAt dueAt monthlyNet { amount currency } }
  }
  tickets(first: 5, filter: { customer: $id, alive: true }) {
    totalCount nodes { id number status subject createdAt nextEscalationAt }
  }
  offers(first: 5, order: CREATED_DESC, filter: { customer: $id, status: [DRAFT, PRICING, APPROVED, SENT] }) {
    totalCount nodes { id number status createdAt validUntil revision { id monthlyNet { amount currency } } }
  }
  contracts(first: 5, filter: { customer: $id, status: [DRAFT, GENERATED, SENT, SIGNED, ACTIVE] }) {
    totalCount nodes { id number status }
  }
}`)
