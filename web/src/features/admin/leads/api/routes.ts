import { graphql } from '@/gql/gql'

/** Which team takes the leads of each sales channel, and the teams to choose from. */
export const AdminRoutes = graphql(`query AdminRoutes {
  leadRoutes {
    id salesChannel region autoAssign branch { id } changedAt changedBy { id name }
    team { id name manager { id name } }
  }
  teams { id name branch { id } }
}`)
