import { graphql } from '@/gql/gql'

/** The promise behind the clock of first contact, in the reader's language. */
export const LeadPromise = graphql(`query LeadPromise {
  clockPolicies { id key name duration warnPercent }
}`)
