import { graphql } from '@/gql/gql'

/** The people and numbers of a customer to which a contact can be registered. */
export const InteractionTarget = graphql(`query InteractionTarget($id: ID!) {
  customer(id: $id) {
    id name
    contacts { id name phones }
    subscriptions(first: 100) { nodes { id number tariff } }
  }
}`)
