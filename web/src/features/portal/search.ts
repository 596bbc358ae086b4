import { flag, oneOf, searchOf, text } from '@/lib/search'

export const orderSearch = searchOf({ new: flag })
export const ticketSearch = searchOf({ new: flag })
export const endedSearch = searchOf({ ended: flag })

export const PRODUCTS = ['VOICE_PLAN', 'DATA_PORT', 'HOSTING', 'DEVICE', 'OPTION'] as const
/** What can be reported besides a fault of a product. */
export const OTHER = ['BILLING', 'SALES', 'COMPLAINT'] as const
export type About = (typeof PRODUCTS)[number] | (typeof OTHER)[number]

/** A report under way: what it is about, the symptom, what it refers to. */
export const reportSearch = searchOf({ about: oneOf([...PRODUCTS, ...OTHER]), symptom: text, ref: text })
