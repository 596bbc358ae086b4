import { Columns } from '@/components/ui/charts/Columns'
import type { HomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { BROKEN, KEPT, keptShare } from '../rules'

/** Promises kept and broken, week by week: this one against the one before (SLA-04). */
export function Promises({ weeks }: { weeks: NonNullable<HomeQuery['promiseWeeks']> }) {
  const t = useText()
  const format = useFormat()
  const [before, present] = weeks.slice(-2)
  const now = present ? keptShare(present) : null
  const then = before ? keptShare(before) : null
  const says =
    now === null
      ? t('reports.promises.none')
      : then === null
        ? t('reports.promises.only', { share: format.percent(now) })
        : t('reports.promises.both', { share: format.percent(now), before: format.percent(then) })
  return (
    <Columns
      says={says}
      of={t('reports.week')}
      show={(value) => format.number(value)}
      series={[
        { id: 'kept', label: t('reports.kept'), fill: KEPT },
        { id: 'broken', label: t('reports.broken'), fill: BROKEN },
      ]}
      data={weeks.map(({ week, kept, broken }) => ({
        id: week,
        label: t('reports.weekOf', { day: format.day(week) }),
        short: format.day(week),
        values: [kept, broken],
      }))}
    />
  )
}
