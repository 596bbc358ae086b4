import { graphql } from '@/gql/gql'

export const InteractionChanged = graphql(`subscription InteractionChanged($id: ID) {
  interactionChanged(id: $id) { id }
}`)
