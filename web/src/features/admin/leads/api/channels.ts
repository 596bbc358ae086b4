import { graphql } from '@/gql/gql'

export const AdminChannels = graphql(`query AdminChannels {
  leadChannelSettings {
    id channel ownerDepartment route fields mandatory entryRoles barredRoles mostCurrentSims active version
    branch { id } changedAt changedBy { id name }
  }
  roles { id code kind }
}`)
