import { flag, oneOf, searchOf, text } from '@/lib/search'
import { OTHER, PRODUCTS } from './rules'

export const orderSearch = searchOf({ new: flag })
export const ticketSearch = searchOf({ new: flag })
export const endedSearch = searchOf({ ended: flag })

/** A report under way: what it is about, the symptom, what it refers to. */
export const reportSearch = searchOf({ about: oneOf([...PRODUCTS, ...OTHER]), symptom: text, ref: text })
