import { graphql } from '@/gql/gql'

/** Everything that ever happened with the customer, newest first. */
export const CustomerTimeline =
  graphql(`query CustomerTimeline($id: ID!, $first: Int!, $after: String, $filter: TimelineFilter) {
  customer(id: $id) {
    id
    timeline(first: $first, after: $after, filter: $filter, order: NEWEST) {
      edges { node {
        id kind subjectKind at data
        actor { id name }
        subject {
          __typename id
          ... on Contact { name }
          ... on Lead { number }
          ... on Offer { number }
          ... on Order { number }
          ... on Ticket { number }
          ... on Contract { number }
          ... on Subscription { number }
          ... on Invoice { number }
          ... on Interaction {
            number status channel direction note talkSeconds
            contact { name } topics { id reason { name } }
          }
        }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`)
