import * as v from 'valibot'

const optional = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** What of the list of orders stands in the address. Anything else in it is left out, never an error. */
export const ordersSearch = v.object({
  q: optional(v.string()),
  status: optional(
    v.picklist(['SUBMITTED', 'IN_PROGRESS', 'AWAITING_CUSTOMER', 'COMPLETED', 'CANCELLED', 'all'] as const),
  ),
  who: optional(v.picklist(['mine'] as const)),
  view: optional(v.picklist(['queue', 'list'] as const)),
})
