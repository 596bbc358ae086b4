import { graphql } from '@/gql/gql'

/** Finds by name (typing errors forgiven), numbers, phones, contacts and documents; best first. */
export const CustomerSearch = graphql(`query CustomerSearch($query: String!, $first: Int!) {
  customerSearch(query: $query, first: $first) { id number name segment status matchedOn matched }
}`)
