/** PURE: what the sentences above the charts say. */
import type { Fill } from '@/components/ui/charts/fills'

export const KEPT: Fill = { tone: 'accent' }
export const BROKEN: Fill = { tone: 'late', pattern: 'stripes' }
export const RUNNING: Fill = { tone: 'info', pattern: 'dots' }
export const SOON: Fill = { tone: 'warn', pattern: 'dots' }

interface Amount {
  amount: string
  currency: string
}

/** The currency of most of the rows: sums of several are not added. */
export function mainCurrency(
  rows: readonly { offers: number; monthly: Amount | null }[],
): string | undefined {
  const counts = new Map<string, number>()
  for (const { offers, monthly } of rows)
    if (monthly) counts.set(monthly.currency, (counts.get(monthly.currency) ?? 0) + offers)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** First days of the last `count` months, the present one last. */
export function lastMonths(now: number, count: number): string[] {
  const today = new Date(now)
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(today.getFullYear(), today.getMonth() - count + 1 + at, 1)
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-01`
  })
}

/** Share of the promises that were kept; null when none has ended. */
export function keptShare({ kept, broken }: { kept: number; broken: number }): number | null {
  return kept + broken > 0 ? kept / (kept + broken) : null
}

const AGE_KEYS = ['WEEK', 'MONTH', 'QUARTER', 'LONGER'] as const
const STATE_KEYS = ['NEW', 'ASSIGNED', 'IN_PROGRESS', 'OFFER_ACCEPTED', 'WON', 'LOST'] as const
const CHANNEL_KEYS = [
  'TELEMARKETING',
  'REFERRAL',
  'EMPLOYEE_REFERRAL',
  'SITE_REFERRAL',
  'CUSTOMER_REQUEST',
  'HOT_LEAD',
] as const
const ORIGINATOR_KEYS = [
  'FIELD_SALES',
  'TELESALES',
  'TELEMARKETING',
  'DEALER',
  'STORE',
  'EMPLOYEE',
  'CARE',
  'SITE',
  'OTHER',
] as const

const oneOf =
  <const T extends string>(keys: readonly T[]) =>
  (key: string): key is T =>
    (keys as readonly string[]).includes(key)

export const isAge = oneOf(AGE_KEYS)
export const isState = oneOf(STATE_KEYS)
export const isChannel = oneOf(CHANNEL_KEYS)
export const isOriginator = oneOf(ORIGINATOR_KEYS)

/** Kept and broken of all rows that share a key, the most first. */
export function summed<T extends { kept: number; broken: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): { key: string; kept: number; broken: number }[] {
  const sums = new Map<string, { key: string; kept: number; broken: number }>()
  for (const row of rows) {
    const key = keyOf(row)
    const sum = sums.get(key) ?? { key, kept: 0, broken: 0 }
    sums.set(key, { key, kept: sum.kept + row.kept, broken: sum.broken + row.broken })
  }
  return [...sums.values()].sort((a, b) => b.kept + b.broken - a.kept - a.broken)
}
