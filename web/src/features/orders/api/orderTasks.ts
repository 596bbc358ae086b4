import { graphql } from '@/gql/gql'

/** Which activities of one order the caller is asked to do, as the server sees it. */
export const OrderTasks = graphql(`query OrderTasks($search: String!) {
  inbox(first: 50, filter: { state: [OPEN], search: $search }, order: DUE_ASC) {
    nodes { id subjectId activity { id } viewerCan { answer } }
  }
}`)
