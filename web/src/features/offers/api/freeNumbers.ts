import { graphql } from '@/gql/gql'

/** What a branch has in its stock, by digits that stand in it. */
export const FreeNumbers = graphql(`query FreeNumbers($branch: String!, $kind: NumberKind!, $digits: String) {
  phoneNumbers(first: 100, filter: { state: FREE, branch: $branch, kind: $kind, digits: $digits, mineToSell: true }) {
    nodes { id number grade }
  }
}`)
