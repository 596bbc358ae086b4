import { useQuery } from '@tanstack/react-query'
import { Bars } from '@/components/ui/charts/Bars'
import type { LeadReportQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { type Translate, useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { LeadReport as Query } from '../api/reports'
import { BROKEN, isAge, isChannel, isOriginator, isState, KEPT, keptShare, RUNNING } from '../rules'
import type { BY } from '../search'
import { Report } from './Report'

type By = (typeof BY)[number]
type Row = LeadReportQuery['leadReport'][number]

/** The property in the reader's words. */
function nameOf({ key, person }: Row, t: Translate): string {
  if (person) return person.name
  if (!key) return t('leads.nobody')
  if (isAge(key)) return t(`reports.age.${key}`)
  if (isState(key)) return t(`reports.leadState.${key}`)
  if (isChannel(key)) return t(`leads.channel.${key}`)
  if (isOriginator(key)) return t(`leads.originatorKind.${key}`)
  return key
}

/** What became of the leads of a period: by channel, originator, owner, age or state (LEA-13). */
export function LeadReport({ by, since, until }: { by: By; since: string; until: string }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(Query, { by, since, until }))
  const rows = query.data?.leadReport ?? []
  const count = rows.reduce((sum, { leads }) => sum + leads, 0)
  const won = rows.reduce((sum, one) => sum + one.won, 0)
  const conversion = (one: Row) => (one.won + one.lost > 0 ? one.won / (one.won + one.lost) : null)
  const percent = (value: number | null) => (value === null ? '–' : format.percent(value))
  return (
    <Report
      query={query}
      name={t('reports.view.leads')}
      head={[
        t(`reports.by.${by}`),
        t('reports.leads'),
        t('reports.running'),
        t('reports.won'),
        t('reports.lost'),
        t('reports.conversion'),
        t('reports.inTime'),
      ]}
      rows={rows.map((one) => ({
        id: one.key ?? '',
        cells: [
          nameOf(one, t),
          one.leads,
          one.running,
          one.won,
          one.lost,
          conversion(one) ?? '',
          keptShare(one) ?? '',
        ],
        shown: [
          undefined,
          ...[one.leads, one.running, one.won, one.lost].map((value) => format.number(value)),
          percent(conversion(one)),
          percent(keptShare(one)),
        ],
      }))}
    >
      <Bars
        says={t('reports.leads.says', { count, won })}
        of={t(`reports.by.${by}`)}
        show={(value) => format.number(value)}
        series={[
          { id: 'won', label: t('reports.won'), fill: KEPT },
          { id: 'running', label: t('reports.running'), fill: RUNNING },
          { id: 'lost', label: t('reports.lost'), fill: BROKEN },
        ]}
        data={rows.map((one) => ({
          id: one.key ?? '',
          label: nameOf(one, t),
          values: [one.won, one.running, one.lost],
        }))}
      />
    </Report>
  )
}
