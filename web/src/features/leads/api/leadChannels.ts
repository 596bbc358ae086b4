import { graphql } from '@/gql/gql'

/** Channels with what their forms ask, and whether the caller may enter a lead there. */
export const LeadChannels = graphql(`query LeadChannels {
  leadChannelSettings {
    id channel fields mandatory mostCurrentSims active ownerDepartment
    viewerCanEnter { allowed reason }
    branch { id name country currency }
  }
}`)
