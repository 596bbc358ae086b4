import { graphql } from '@/gql/gql'

/** Symptoms by kind of product. */
export const TicketSymptoms = graphql(`query TicketSymptoms { symptoms { id productType code names } }`)
