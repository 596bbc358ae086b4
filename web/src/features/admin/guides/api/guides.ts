import { graphql } from '@/gql/gql'

/** Every symptom with its questions. */
export const AdminGuides = graphql(`query AdminGuides {
  symptoms { id productType code names guide version branch { id } }
}`)
