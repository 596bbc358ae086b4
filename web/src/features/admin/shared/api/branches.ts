import { graphql } from '@/gql/gql'

/** Branches that the administrator may choose between, and the home one. */
export const AdminBranches = graphql(`query AdminBranches {
  branches { id code name country currency language languages }
  me { id branch { id } }
  segments { id code names rank active }
}`)
