import { graphql } from '@/gql/gql'

export const AdminProcesses = graphql(`query AdminProcesses {
  processDefinitions { id key revision name running createdAt branch { id } publishedBy { id name } activities }
}`)
