import { graphql } from '@/gql/gql'

export const NumberReserve =
  graphql(`mutation NumberReserve($offerId: ID!, $number: String!, $clientMutationId: String) {
  numberReserve(offerId: $offerId, number: $number, clientMutationId: $clientMutationId) {
    number { id number state }
    errors { __typename ... on UserError { message code path } ... on NumberTaken { alternatives } }
  }
}`)
