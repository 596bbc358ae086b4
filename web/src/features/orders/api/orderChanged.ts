import { graphql } from '@/gql/gql'

/** Tells that one has changed, or without an id any that one may see. */
export const OrderChanged = graphql(`subscription OrderChanged($id: ID) { orderChanged(id: $id) { id } }`)
