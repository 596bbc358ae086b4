/** Durations of promises in words: a number and how it is counted. */
import type { DurationKind } from '@/gql/graphql'
import { useText } from '@/lib/i18n'

export const DURATION_KINDS = [
  'ELAPSED',
  'WORKING_TIME',
  'WORKING_DAYS',
  'CALENDAR_DAYS',
  'WEEKS',
  'MONTHS',
] as const satisfies readonly DurationKind[]

/** Working time is counted in minutes, everything else in its own unit. */
export function useDuration(): (kind: DurationKind, count: number) => string {
  const t = useText()
  return (kind, count) => t(`admin.lasts.${kind}`, { count })
}
