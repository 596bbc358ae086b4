import * as v from 'valibot'

const optional = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** What of the list of tickets stands in the address. Anything else in it is left out, never an error. */
export const ticketsSearch = v.object({
  q: optional(v.string()),
  status: optional(
    v.picklist([
      'GATHERING',
      'OPEN',
      'DISPATCHED',
      'REJECTED',
      'RESOLVED',
      'CLOSED',
      'CANCELLED',
      'all',
    ] as const),
  ),
  kind: optional(v.picklist(['TROUBLE', 'BILLING', 'SALES', 'COMPLAINT', 'TASK'] as const)),
  who: optional(v.string()),
  order: optional(v.picklist(['CREATED_DESC', 'CREATED_ASC'] as const)),
})

/** Of a new ticket: whose it is. */
export const newTicketSearch = v.object({ customer: optional(v.string()) })
