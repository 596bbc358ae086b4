import { graphql } from '@/gql/gql'

/** The PDF of an invoice in the reader's language; made once. */
export const InvoiceWrite = graphql(`
  mutation InvoiceWrite($id: ID!, $clientMutationId: String) {
    invoiceWrite(id: $id, clientMutationId: $clientMutationId) {
      document { id downloadUrl }
      errors { __typename ... on UserError { code message path } }
    }
  }
`)
