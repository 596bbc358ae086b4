import * as v from 'valibot'
import { STATUSES, TYPES } from '@/features/admin/catalogue/rules'

const text = v.fallback(v.optional(v.string()), undefined)

/** What of the lists of administration stands in the address. Anything else in it is left out, never an error. */
export const usersSearch = v.object({
  q: text,
  role: text,
  state: v.fallback(v.optional(v.picklist(['active', 'inactive', 'portal'])), undefined),
})

export const catalogueSearch = v.object({
  q: text,
  type: v.fallback(v.optional(v.picklist(TYPES)), undefined),
  status: v.fallback(v.optional(v.picklist(STATUSES)), undefined),
})
