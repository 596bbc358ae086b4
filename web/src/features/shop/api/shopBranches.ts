import { graphql } from '@/gql/gql'

/** In which countries one can buy, and where the reader does. */
export const ShopBranches = graphql(`
  query ShopBranches {
    me { id branch { code } }
    branches { id code name country language phone email }
  }
`)
