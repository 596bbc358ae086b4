import { graphql } from '@/gql/gql'

export const NumberPort =
  graphql(`mutation NumberPort($offerId: ID!, $number: String!, $clientMutationId: String) {
  numberPort(offerId: $offerId, number: $number, clientMutationId: $clientMutationId) {
    number { id number state }
    errors { __typename ... on UserError { message code path } ... on NumberTaken { alternatives } }
  }
}`)
