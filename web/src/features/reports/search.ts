import { oneOf, searchOf, text } from '@/lib/search'

export const VIEWS = ['promises', 'leads', 'load'] as const
export const BY = ['CHANNEL', 'ORIGINATOR', 'OWNER', 'AGE', 'STATUS'] as const
export const PERIODS = ['30', '90', '365'] as const

export const reportsSearch = searchOf({
  view: oneOf(VIEWS),
  by: oneOf(BY),
  period: oneOf(PERIODS),
  team: text,
})
export type ReportsSearch = ReturnType<typeof reportsSearch>

/** The first and the last day of the last so many days. */
export function daysOf(period: string, now: number): { since: string; until: string } {
  const day = (moment: Date) =>
    [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
  const first = new Date(now)
  first.setDate(first.getDate() - Number(period) + 1)
  return { since: day(first), until: day(new Date(now)) }
}
