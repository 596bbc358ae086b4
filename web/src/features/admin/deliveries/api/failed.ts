import { graphql } from '@/gql/gql'

export const AdminFailed = graphql(`query AdminFailed($filter: DeliveryFilter) {
  deliveries(first: 1, filter: $filter) { totalCount }
}`)
