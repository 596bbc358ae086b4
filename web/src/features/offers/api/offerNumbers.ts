import { graphql } from '@/gql/gql'

/** The telephone numbers that were chosen for an offer. */
export const OfferNumbers = graphql(`query OfferNumbers($offer: ID!) {
  phoneNumbers(first: 100, filter: { offer: $offer }) {
    nodes {
      id number grade state ported holder { id name }
      clock { id state startedAt dueAt warnAt explanation }
      viewerCan { free { allowed reason } }
    }
  }
}`)
