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

/** Working time is counted in minutes and told in hours where they are whole; everything else has its own unit. */
export function useDuration(): (kind: DurationKind, count: number) => string {
  const t = useText()
  return (kind, count) =>
    kind === 'WORKING_TIME' && count % 60 === 0
      ? t('admin.lasts.workingHours', { count: count / 60 })
      : t(`admin.lasts.${kind}`, { count })
}
