import { graphql } from '@/gql/gql'

/** The card without its history and its open documents. */
export const CustomerCard = graphql(`query CustomerCard($id: ID!) {
  customer(id: $id) {
    id number kind status name country fiscalNumber registrationNumber language
    street city region postalCode createdAt version
    monthlyValue { amount currency }
    balance { amount currency }
    branch { id name languages }
    segment { code names }
    parent { id name }
    subsidiaries { id name number }
    contacts { id name jobTitle roles phones email language hours version }
    flashes { id text endsAt createdAt setBy { id name } billingAccount { id number } subscription { id number } }
    accountTeam { id kind since user { id name } }
    billingAccounts { id number name status }
    subscriptions(first: 5) { totalCount nodes { id number kind status tariff } }
    viewerCan { update manage }
  }
}`)
