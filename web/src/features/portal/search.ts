import * as v from 'valibot'
import { OTHER, PRODUCTS } from './rules'

export const orderSearch = v.object({ new: v.optional(v.boolean()) })
export const ticketSearch = v.object({ new: v.optional(v.boolean()) })
export const endedSearch = v.object({ ended: v.optional(v.boolean()) })

/** A report under way: what it is about, the symptom, what it refers to. */
export const reportSearch = v.object({
  about: v.optional(v.picklist([...PRODUCTS, ...OTHER])),
  symptom: v.optional(v.string()),
  ref: v.optional(v.string()),
})
