import { graphql } from '@/gql/gql'

/** Ranges of the stock, and which agents sell which numbers alone. */
export const AdminNumberRanges = graphql(`query AdminNumberRanges {
  numberRanges { id first last kind size free reserved assigned quarantined branch { id } }
  numberAllotments { first last numbers free range { id } agent { id name } }
}`)
