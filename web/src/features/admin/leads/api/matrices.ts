import { graphql } from '@/gql/gql'

/** All editions of the qualification matrices, newest first. */
export const AdminMatrices = graphql(`query AdminMatrices {
  leadMatrices {
    id kind edition state publishedAt publishedBy { id name } branch { id }
    rules { code salesChannel priority segment conditions { field operator values } }
  }
}`)
