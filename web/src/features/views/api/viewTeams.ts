import { graphql } from '@/gql/gql'

/** With whom one may share. */
export const ViewTeams = graphql(`query ViewTeams {
  managedTeams { id name }
}`)
