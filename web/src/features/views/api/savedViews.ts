import { graphql } from '@/gql/gql'

/** All that the person has: they are few, and the palette and the navigation know them, too. */
export const SavedViews = graphql(`query SavedViews {
  savedViews { id screen name search place isFirst mayChange team { id name } }
}`)
