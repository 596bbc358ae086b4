import { graphql } from '@/gql/gql'

/** One import: how the list is read, how far it is, what it brought. */
export const LeadImport = graphql(`query LeadImport($id: ID!) {
  leadImport(id: $id) {
    id state channel fileName encoding encodings delimiter sheet sheets headerRow
    columns { index name field }
    totalRows stagedRows publishedRows newRows joinedRows errorRows failure createdAt publishedAt undoneAt version
    creator { id name }
  }
}`)
