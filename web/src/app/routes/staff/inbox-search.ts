import * as v from 'valibot'

/** Which inbox; anything else in the address is left out. */
export const inboxSearch = v.object({
  box: v.fallback(v.optional(v.picklist(['PERSONAL', 'GROUP', 'SENT'])), undefined),
})
