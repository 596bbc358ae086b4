import { graphql } from '@/gql/gql'

export const AdminRangeTry = graphql(`query AdminRangeTry($branchId: ID!, $first: String!, $count: Int!) {
  numberRangeTry(branchId: $branchId, first: $first, count: $count) {
    first last kind standard silver gold known clashes
  }
}`)
