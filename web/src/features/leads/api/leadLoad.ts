import { graphql } from '@/gql/gql'

/** What one person has in hand, and how much of it is late. */
export const LeadLoad = graphql(`query LeadLoad($owner: ID!) {
  open: leads(first: 1, filter: { owner: $owner, status: [ASSIGNED, IN_PROGRESS, OFFER_ACCEPTED] }) { totalCount }
  late: leads(first: 1, filter: { owner: $owner, overdue: true }) { totalCount }
}`)
