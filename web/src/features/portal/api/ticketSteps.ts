import { graphql } from '@/gql/gql'

export const PortalTicketAgree = graphql(`
  mutation PortalTicketAgree($id: ID!, $clientMutationId: String) {
    ticketAgree(id: $id, clientMutationId: $clientMutationId) {
      ticket { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const PortalTicketDisagree = graphql(`
  mutation PortalTicketDisagree($id: ID!, $why: String!, $clientMutationId: String) {
    ticketDisagree(id: $id, why: $why, clientMutationId: $clientMutationId) {
      ticket { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const PortalTicketReopen = graphql(`
  mutation PortalTicketReopen($id: ID!, $why: String!, $clientMutationId: String) {
    ticketReopen(id: $id, why: $why, clientMutationId: $clientMutationId) {
      ticket { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const PortalTicketCancel = graphql(`
  mutation PortalTicketCancel($id: ID!, $clientMutationId: String) {
    ticketCancel(id: $id, clientMutationId: $clientMutationId) {
      ticket { id status }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const PortalTicketComment = graphql(`
  mutation PortalTicketComment($id: ID!, $body: String!, $clientMutationId: String) {
    ticketComment(id: $id, body: $body, clientMutationId: $clientMutationId) {
      comment { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)

export const TicketPhoto = graphql(`
  mutation TicketPhoto($subjectId: ID!, $uploadId: ID!, $clientMutationId: String) {
    attachmentAdd(subjectId: $subjectId, uploadId: $uploadId, kind: PHOTO, clientMutationId: $clientMutationId) {
      attachment { id }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
