import { graphql } from '@/gql/gql'

export const LeadImportProgress = graphql(`subscription LeadImportProgress($id: ID!) {
  leadImportProgress(id: $id) { id state stagedRows totalRows version }
}`)
