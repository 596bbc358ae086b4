import { graphql } from '@/gql/gql'

/** Tells that there is other work for the caller or the caller's teams. */
export const OrderWorkChanged = graphql(`subscription OrderWorkChanged { inboxChanged { id } }`)
