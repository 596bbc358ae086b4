import * as v from 'valibot'

/** What of the list of customers stands in the address. Anything else in it is left out, never an error. */
export const customersSearch = v.object({
  q: v.fallback(v.optional(v.string()), undefined),
  status: v.fallback(v.optional(v.picklist(['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED'])), undefined),
  segment: v.fallback(v.optional(v.string()), undefined),
  order: v.fallback(v.optional(v.picklist(['NAME_ASC', 'VALUE_DESC', 'CREATED_DESC'])), undefined),
})
