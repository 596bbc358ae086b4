import { graphql } from '@/gql/gql'

/** One order with the steps of its processes. */
export const PortalOrder = graphql(`
  query PortalOrder($id: ID!) {
    order(id: $id) {
      id
      number
      status
      source
      note
      createdAt
      completedAt
      cancelReason
      monthlyNet { amount currency }
      monthlyVat { amount currency }
      oneTimeNet { amount currency }
      oneTimeVat { amount currency }
      contract { id number }
      viewerCan { again { allowed } answer { allowed reason } }
      lines {
        id
        name
        components
        quantity
        monthlyNet { amount currency }
        oneTimeNet { amount currency }
      }
      billing { id processKey stage acknowledgedAt }
      processes {
        id
        key
        name
        state
        activities { id key name state role kind dueAt openedAt endedAt waitsFor optional tracking }
      }
    }
  }
`)
