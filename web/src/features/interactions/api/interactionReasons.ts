import { graphql } from '@/gql/gql'

/** The tree of reasons with scripts and prepared texts, in the reader's language. */
export const InteractionReasons = graphql(`query InteractionReasons {
  interactionReasons { id name path script knowledgeUrl defaultFor active branch { id } parent { id name } }
  interactionMacros { id name text active reason { id } }
}`)
