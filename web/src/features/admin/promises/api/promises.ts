import { graphql } from '@/gql/gql'

export const AdminPromises = graphql(`query AdminPromises {
  clockPolicies {
    id key name durationKind amount duration warnPercent breach escalations version changedAt
    changedBy { id name }
    branch { id }
    calendar { id key name }
  }
  calendars { id key name zone versions version changedAt changedBy { id name } branch { id country } }
}`)
