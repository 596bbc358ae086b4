import { graphql } from '@/gql/gql'

/** What the person has taken out within the last day. */
export const ListExports = graphql(`query ListExports {
  listExports {
    id list format state rows total totalAtLeast most cut createdAt expiresAt
    files { id name size downloadUrl }
  }
}`)
