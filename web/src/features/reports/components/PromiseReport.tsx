import { useQuery } from '@tanstack/react-query'
import { Bars } from '@/components/ui/charts/Bars'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { PromiseReport as Query } from '../api/reports'
import { BROKEN, KEPT, keptShare, summed } from '../rules'
import { Report } from './Report'

interface Props {
  since: string
  until: string
  team: string | undefined
}

/** What was promised and kept, by promise and team (SLA-04). */
export function PromiseReport({ since, until, team }: Props) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(Query, { since, until, team: team ?? null }))
  const rows = query.data?.promiseReport ?? []
  const promises = summed(rows, ({ name }) => name)
  const all = rows.reduce((sum, one) => ({ kept: sum.kept + one.kept, broken: sum.broken + one.broken }), {
    kept: 0,
    broken: 0,
  })
  const share = keptShare(all)
  const percent = (one: { kept: number; broken: number }) => format.percent(keptShare(one) ?? 0)
  return (
    <Report
      query={query}
      name={t('reports.view.promises')}
      head={[
        t('reports.promise'),
        t('reports.team'),
        t('reports.kept'),
        t('reports.broken'),
        t('reports.share'),
      ]}
      rows={rows.map((one) => ({
        id: `${one.key} ${one.team?.id}`,
        cells: [one.name, one.team?.name ?? '', one.kept, one.broken, keptShare(one) ?? 0],
        shown: [undefined, undefined, format.number(one.kept), format.number(one.broken), percent(one)],
      }))}
    >
      <Bars
        says={t('reports.promises.says', {
          share: format.percent(share ?? 0),
          count: all.kept + all.broken,
        })}
        of={t('reports.promise')}
        show={(value) => format.number(value)}
        series={[
          { id: 'kept', label: t('reports.kept'), fill: KEPT },
          { id: 'broken', label: t('reports.broken'), fill: BROKEN },
        ]}
        shares
        note={(at) => (promises[at] ? percent(promises[at]) : '')}
        data={promises.map(({ key, kept, broken }) => ({ id: key, label: key, values: [kept, broken] }))}
      />
    </Report>
  )
}
