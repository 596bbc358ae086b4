import { oneOf, searchOf, text, upTo } from '@/lib/search'

/** What stands in the addresses of the shop: the visitor's country, the configuration, how many. */
export const shopSearch = searchOf({ country: text, c: text, n: upTo(1000) })

export const cartSearch = searchOf({ step: oneOf(['review']) })
