import { graphql } from '@/gql/gql'

export const AdminUser = graphql(`query AdminUser($id: ID!) {
  user(id: $id) {
    id kind name login email phone language jobTitle region agentCode dealerCode active version createdAt changedAt
    changedBy { id name }
    branch { id name }
    roles { id code name }
    teams { id name }
  }
}`)
