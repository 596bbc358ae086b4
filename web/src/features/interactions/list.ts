/** PURE: what the list of contacts asks for. */
import type { InteractionFilter } from '@/gql/graphql'

export interface ContactSearch {
  q?: string | undefined
  who?: string | undefined
  period?: string | undefined
  reason?: string | undefined
  channel?: string | undefined
  order?: 'ARRIVED_DESC' | 'ARRIVED_ASC' | undefined
}

export const PERIODS = { today: 0, week: 7, month: 30, quarter: 90 } as const
export type Period = keyof typeof PERIODS
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[]

/** Midnight so many days before a moment, so that the same period asks the same question all day long. */
export function since(period: string | undefined, now: Date): string | null {
  const days = PERIODS[period as Period]
  if (days === undefined) return null
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - days)
  return day.toISOString()
}

export function filterOf(search: ContactSearch, userId: string | undefined, now: Date): InteractionFilter {
  return {
    search: search.q?.trim() || null,
    agent: search.who === 'mine' ? (userId ?? null) : null,
    status: search.who === 'open' ? 'OPEN' : null,
    nobody: search.who === 'nobody' ? true : null,
    since: since(search.period, now),
    reason: search.reason ?? null,
    channel: search.channel ? [search.channel as never] : null,
  }
}

export const isFiltered = ({ q, who, period, reason, channel }: ContactSearch): boolean =>
  [q, who, period, reason, channel].some(Boolean)
