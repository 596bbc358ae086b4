import { graphql } from '@/gql/gql'

export const InteractionHints = graphql(`query InteractionHints($search: String!) {
  interactions(first: 5, filter: { search: $search }) { nodes { id number caller customer { id name } } }
}`)
