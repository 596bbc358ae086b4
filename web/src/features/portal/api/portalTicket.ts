import { graphql } from '@/gql/gql'

/** One problem with its conversation and photos. */
export const PortalTicket = graphql(`
  query PortalTicket($id: ID!) {
    ticket(id: $id) {
      id
      number
      kind
      status
      symptom
      subject
      description
      diagnosis
      rejection
      resolution
      createdAt
      resolvedAt
      closedAt
      version
      comments { id body fromCustomer createdAt author { id name } }
      viewerCan {
        agree { allowed reason }
        comment { allowed reason }
        reopen { allowed reason }
        cancel { allowed reason }
      }
    }
    attachments(first: 50, filter: { subject: $id }, order: CREATED_DESC) {
      nodes { id name mediaType viewUrl downloadUrl }
    }
  }
`)
