import { graphql } from '@/gql/gql'

/** The reader's cart with what it costs today. */
export const Cart = graphql(`
  query Cart {
    cart {
      id
      note
      differences {
        kind
        line
        name
        part
        before { monthly { amount currency } oneTime { amount currency } }
        now { monthly { amount currency } oneTime { amount currency } }
      }
      lines {
        id
        quantity
        components
        clientReference
        offering {
          id
          names
          components { code names required }
        }
      }
    }
    cartPrice {
      lines {
        lineId
        problem
        price {
          monthly { net { amount currency } vat { amount currency } gross { amount currency } }
          oneTime { net { amount currency } vat { amount currency } gross { amount currency } }
        }
      }
      sum {
        monthly { net { amount currency } vat { amount currency } gross { amount currency } }
        oneTime { net { amount currency } vat { amount currency } gross { amount currency } }
      }
    }
  }
`)
