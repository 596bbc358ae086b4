import { graphql } from '@/gql/gql'

/** Lines priced against today's catalogue and the segment's limits; nothing is saved. */
export const OfferPreview = graphql(`query OfferPreview($input: OfferPreviewInput!) {
  offerPreview(input: $input) {
    preview {
      outcome
      lines {
        band reasons limit
        unitMonthly { amount currency } unitOneTime { amount currency }
        totals {
          monthly { net { amount currency } }
          oneTime { net { amount currency } }
        }
      }
      totals {
        monthly { net { amount currency } vat { amount currency } gross { amount currency } }
        oneTime { net { amount currency } vat { amount currency } gross { amount currency } }
        contract { net { amount currency } vat { amount currency } gross { amount currency } }
      }
    }
    errors { __typename ... on UserError { message code path } }
  }
}`)
