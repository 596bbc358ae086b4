import { graphql } from '@/gql/gql'

/** The reader's cart with what it costs today. */
export const Cart = graphql(`
  query Cart {
    cart {
      id
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
