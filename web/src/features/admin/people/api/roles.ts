import { graphql } from '@/gql/gql'

/** Roles with what they grant, and everything that can be granted. */
export const AdminRoles = graphql(`query AdminRoles {
  roles { id code name kind permissions version holderCount changedAt changedBy { id name } }
  permissionCatalogue { resource actions }
}`)
