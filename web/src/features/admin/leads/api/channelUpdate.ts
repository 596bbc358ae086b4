import { graphql } from '@/gql/gql'

export const LeadChannelSettingUpdate =
  graphql(`mutation LeadChannelSettingUpdate($id: ID!, $input: ChannelSettingUpdateInput!, $clientMutationId: String) {
  leadChannelSettingUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    setting { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
