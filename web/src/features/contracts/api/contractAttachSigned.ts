import { graphql } from '@/gql/gql'

export const ContractAttachSigned =
  graphql(`mutation ContractAttachSigned($id: ID!, $uploadId: ID!, $kind: AttachmentKind!, $clientMutationId: String) {
  contractAttachSigned(id: $id, uploadId: $uploadId, kind: $kind, clientMutationId: $clientMutationId) {
    contract { id status original version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
