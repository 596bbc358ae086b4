import { graphql } from '@/gql/gql'

/** Everything that answers to a name, a number, a phone or a mail address, best first. */
export const Search = graphql(`query Search($query: String!) {
  search(query: $query) { id kind title number matchedOn matched customer { id name number } }
}`)
