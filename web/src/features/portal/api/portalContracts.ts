import { graphql } from '@/gql/gql'

/** Contracts with their papers, newest first. */
export const PortalContracts = graphql(`
  query PortalContracts($first: Int!, $after: String) {
    contracts(first: $first, after: $after, order: CREATED_DESC) {
      edges {
        node {
          id
          number
          status
          startOn
          endOn
          months
          monthlyNet { amount currency }
          document { id name viewUrl downloadUrl }
          signedDocument { id name viewUrl downloadUrl }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const PortalContract = graphql(`
  query PortalContract($id: ID!) {
    contract(id: $id) {
      id
      number
      status
      startOn
      endOn
      months
      sentAt
      signedAt
      monthlyNet { amount currency }
      contractNet { amount currency }
      document { id name viewUrl downloadUrl }
      documents { id name viewUrl downloadUrl createdAt }
      offer { id number }
      terms { id number effectiveFrom }
      priceList { id number effectiveFrom }
      revision { id lines { id name quantity monthlyNet { amount currency } oneTimeNet { amount currency } } }
    }
  }
`)

export const PortalTerms = graphql(`
  query PortalTerms {
    termsVersions(first: 50, order: EFFECTIVE_DESC) { nodes { id kind number effectiveFrom text } }
  }
`)
