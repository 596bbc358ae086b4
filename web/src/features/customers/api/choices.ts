import { graphql } from '@/gql/gql'

/** What a customer's form and the list's filter choose from. */
export const CustomerChoices = graphql(`query CustomerChoices {
  segments { id code names active }
  branches { id code currency name country language languages viewerWorksHere }
}`)
