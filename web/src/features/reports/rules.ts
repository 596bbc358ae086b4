/** PURE: what the sentences above the charts say. */
import type { Fill } from '@/components/ui/charts/fills'

export const KEPT: Fill = { tone: 'accent' }
export const BROKEN: Fill = { tone: 'late', pattern: 'stripes' }
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
