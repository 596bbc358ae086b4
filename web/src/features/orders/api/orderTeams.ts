import { graphql } from '@/gql/gql'

/** Who does what: the teams of the roles. */
export const OrderTeams = graphql(`query OrderTeams { teams { id name roleCode branch { id } } }`)
