import { graphql } from '@/gql/gql'

/** Contracts whose number fits what is typed into the palette. */
export const ContractHints = graphql(`query ContractHints($search: String!) {
  contracts(first: 6, filter: { search: $search }, order: CREATED_DESC) { nodes { id number customer { id name } } }
}`)
