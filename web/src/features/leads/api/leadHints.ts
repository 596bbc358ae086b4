import { graphql } from '@/gql/gql'

/** Open leads that may be of the same customer; only those the caller may see. */
export const LeadHints = graphql(`query LeadHints($search: String!) {
  leads(first: 3, filter: { search: $search, status: [NEW, ASSIGNED, IN_PROGRESS, OFFER_ACCEPTED] }) {
    nodes { id number companyName status owner { id name } }
  }
}`)
