import { graphql } from '@/gql/gql'

export const AdminTeams = graphql(`query AdminTeams {
  teams {
    id code name roleCode region version changedAt
    changedBy { id name }
    branch { id }
    manager { id name }
    members { id name active }
  }
}`)
