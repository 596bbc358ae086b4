import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const LeadChanged = graphql(`subscription LeadChanged($id: ID) { leadChanged(id: $id) { id } }`)
