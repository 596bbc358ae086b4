import * as v from 'valibot'

/** What stands in the addresses of the shop: the visitor's country, the configuration, how many. */
export const shopSearch = v.object({
  country: v.optional(v.string()),
  c: v.optional(v.string()),
  n: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
})

export const cartSearch = v.object({ step: v.optional(v.picklist(['review'])) })
