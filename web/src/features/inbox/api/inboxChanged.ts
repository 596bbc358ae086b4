import { graphql } from '@/gql/gql'

/** Tells that an item came, went, or is in somebody's hands. */
export const InboxChanged = graphql(`subscription InboxChanged { inboxChanged { id } }`)
