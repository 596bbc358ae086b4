import { graphql } from '@/gql/gql'

export const PortalAccount = graphql(`
  query PortalAccount {
    me { id name login email phone language roles { id code } }
    customers(first: 1) {
      nodes {
        id
        name
        number
        fiscalNumber
        street
        city
        postalCode
        region
        version
        viewerCan { update }
        contacts { id name jobTitle roles email phones version }
        branch { id name phone email }
      }
    }
  }
`)
