import { graphql } from '@/gql/gql'

export const AdminReasons = graphql(`query AdminReasons {
  interactionReasons {
    id name names scripts knowledgeUrl defaultFor place active version changedAt
    branch { id } parent { id } changedBy { id name }
  }
  interactionMacros {
    id name names texts active version changedAt
    branch { id } reason { id name } changedBy { id name }
  }
}`)
