/** PURE: telephone numbers as their stock is looked after. */
import type { AdminNumberRangesQuery, AdminNumbersQuery } from '@/gql/graphql'

export const STATES = ['FREE', 'RESERVED', 'ASSIGNED', 'QUARANTINED'] as const
export type State = (typeof STATES)[number]

export interface NumbersSearch {
  q?: string | undefined
  state?: State | undefined
}

export type Range = AdminNumberRangesQuery['numberRanges'][number]
export type Allotment = AdminNumberRangesQuery['numberAllotments'][number]
export type StockNumber = AdminNumbersQuery['phoneNumbers']['edges'][number]['node']

/** What is to be read again after the stock has changed. */
export const CHANGED = ['AdminNumberRanges', 'AdminNumbers', 'FreeNumbers', 'OfferNumbers']

export const TONES = { FREE: 'idle', RESERVED: 'info', ASSIGNED: 'good', QUARANTINED: 'warn' } as const

/** How many numbers stand from the first to the last of a range, both ends of one length. */
export const spanOf = (first: string, last: string): number =>
  Number(last.slice(1)) - Number(first.slice(1)) + 1
