import { graphql } from '@/gql/gql'

/** Tells that the cart has changed, on this device or another. */
export const CartChanged = graphql(`subscription CartChanged { cartChanged { id } }`)
