import { graphql } from '@/gql/gql'

/** The whole card. */
export const TicketCard = graphql(`query TicketCard($id: ID!) {
  ticket(id: $id) {
    id number origin kind status priority subject description symptom productType diagnosis level version
    rejection resolution createdAt openedAt resolvedAt closedAt nextEscalationAt
    customer { id name branch { id } }
    contact { id name jobTitle phones email }
    subscription { id number tariff }
    initiator { id name } owner { id name } team { id name }
    comments { id body internal fromCustomer createdAt author { id name } }
    history { id kind at data actor { id name } }
    viewerCan {
      work { allowed reason } resolve { allowed reason } agree { allowed reason }
      comment { allowed reason } reopen { allowed reason } cancel { allowed reason }
    }
  }
  attachments(first: 50, filter: { subject: $id }, order: CREATED_DESC) { nodes { id name viewUrl downloadUrl } }
}`)
