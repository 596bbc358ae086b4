import * as v from 'valibot'

/** What of the list of offers stands in the address. Anything else in it is left out, never an error. */
export const offersSearch = v.object({
  q: v.fallback(v.optional(v.string()), undefined),
  status: v.fallback(
    v.optional(
      v.picklist(['DRAFT', 'PRICING', 'APPROVED', 'SENT', 'ACCEPTED', 'REFUSED', 'EXPIRED', 'WITHDRAWN']),
    ),
    undefined,
  ),
  owner: v.fallback(v.optional(v.picklist(['me'])), undefined),
  customer: v.fallback(v.optional(v.string()), undefined),
  order: v.fallback(v.optional(v.picklist(['CREATED_DESC', 'CREATED_ASC', 'VALID_UNTIL_ASC'])), undefined),
})

/** For whom a new offer is made, and the lead that it comes from. */
export const newOfferSearch = v.object({
  customer: v.fallback(v.optional(v.string()), undefined),
  lead: v.fallback(v.optional(v.string()), undefined),
})

/** What of the list of contracts stands in the address. */
export const contractsSearch = v.object({
  q: v.fallback(v.optional(v.string()), undefined),
  status: v.fallback(
    v.optional(v.picklist(['DRAFT', 'GENERATED', 'SENT', 'SIGNED', 'ACTIVE', 'ENDED', 'CANCELLED'])),
    undefined,
  ),
  owner: v.fallback(v.optional(v.picklist(['me'])), undefined),
  customer: v.fallback(v.optional(v.string()), undefined),
  order: v.fallback(v.optional(v.picklist(['CREATED_DESC', 'END_ASC'])), undefined),
})
