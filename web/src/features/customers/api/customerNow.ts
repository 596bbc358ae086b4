import { graphql } from '@/gql/gql'

/** The fields that a form changes as they are now, and who changed the customer last. */
export const CustomerNow = graphql(`query CustomerNow($id: ID!) {
  customer(id: $id) {
    id version kind name fiscalNumber registrationNumber language country street city region postalCode
    segment { code }
    lastChange: timeline(first: 1, order: NEWEST) { edges { node { at actor { name } } } }
  }
}`)
