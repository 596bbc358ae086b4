import { graphql } from '@/gql/gql'

/** The open question to pricing, with its deadline. */
export const OfferClock = graphql(`query OfferClock($number: String!) {
  inbox(first: 5, filter: { kind: ["PRICING"], state: [OPEN], search: $number }) {
    nodes { id number createdAt dueAt }
  }
}`)
