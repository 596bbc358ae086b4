import { graphql } from '@/gql/gql'

export const LeadChanged = graphql(
  `subscription LeadChanged($id: ID!) { leadChanged(id: $id) { id status version } }`,
)
