import { graphql } from '@/gql/gql'

/** Numbers by their digits and where they are. */
export const AdminNumbers = graphql(
  `query AdminNumbers($first: Int!, $after: String, $filter: PhoneNumberFilter) {
  phoneNumbers(first: $first, after: $after, filter: $filter) {
    edges { node {
      id number kind grade state ported
      customer { id name }
      holder { id name }
      agent { id name }
      clock { id state startedAt dueAt warnAt explanation }
      viewerCan { free { allowed } retire { allowed } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`,
)
