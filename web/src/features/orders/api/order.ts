import { graphql } from '@/gql/gql'

/** The whole card. */
export const OrderCard = graphql(`query OrderCard($id: ID!) {
  order(id: $id) {
    id number source status note createdAt completedAt cancelReason version dueAt
    monthlyNet { amount currency } monthlyVat { amount currency }
    oneTimeNet { amount currency } oneTimeVat { amount currency }
    customer { id name branch { id } } owner { id name } contract { id number }
    lines {
      id name code quantity components months discountPercent processKey
      monthlyNet { amount currency } oneTimeNet { amount currency }
    }
    processes {
      id key name state startedAt endedAt
      activities {
        id key name kind state role optional waitsFor openedAt dueAt startedAt endedAt attempts error result tracking version
        viewerCan { start { allowed } complete { allowed } fail { allowed } retry { allowed } skip { allowed } }
        assignee { id name }
        clock { id state startedAt dueAt warnAt explanation }
      }
    }
    billing { id processKey stage billingCustomerId acknowledgedAt }
    history { id kind at data actor { id name } }
    viewerCan { answer { allowed reason } cancel { allowed reason } }
  }
}`)
