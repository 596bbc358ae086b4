import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { LoadReport as Query } from '../api/reports'
import { Loads } from './Loads'
import { Report } from './Report'

/** Who has how much in hand now. */
export function LoadReport({ team }: { team: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(Query, { team: team ?? null }))
  const loads = (query.data?.personLoads ?? []).filter(({ person }) => person)
  return (
    <Report
      query={query}
      name={t('reports.view.load')}
      head={[
        t('reports.person'),
        t('reports.leads'),
        t('reports.tickets'),
        t('reports.offers'),
        t('reports.steps'),
        t('reports.load.late'),
      ]}
      rows={loads.map(({ person, leads, tickets, offers, steps, late }) => {
        const figures = [leads, tickets, offers, steps, late]
        return {
          id: person?.id ?? '',
          cells: [person?.name ?? '', ...figures],
          shown: [undefined, ...figures.map((value) => format.number(value))],
        }
      })}
    >
      <Loads loads={loads} />
    </Report>
  )
}
