import { Bars } from '@/components/ui/charts/Bars'
import type { HomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { BROKEN, KEPT, SOON } from '../rules'

export type PersonLoads = NonNullable<HomeQuery['personLoads']>

/** Who has how much in hand, and how much of it is late; a tap shows the person's leads. */
export function Loads({ loads }: { loads: PersonLoads }) {
  const t = useText()
  const format = useFormat()
  const busy = loads.filter(({ total, person }) => total > 0 && person)
  const most = [...busy].sort((a, b) => b.total - a.total)[0]
  const late = busy.reduce((sum, one) => sum + one.late, 0)
  const says = !most
    ? t('reports.loads.none')
    : late > 0
      ? t('reports.loads.late', { count: late, name: most.person?.name ?? '' })
      : t('reports.loads.calm', { name: most.person?.name ?? '' })
  return (
    <Bars
      says={says}
      of={t('reports.person')}
      show={(value) => format.number(value)}
      series={[
        { id: 'late', label: t('reports.load.late'), fill: BROKEN },
        { id: 'soon', label: t('reports.load.soon'), fill: SOON },
        { id: 'rest', label: t('reports.load.rest'), fill: KEPT },
      ]}
      data={busy.map(({ person, total, late: over, soon, leads }) => ({
        id: person?.id ?? '',
        label: person?.name ?? '',
        values: [over, soon, Math.max(0, total - over - soon)],
        ...(leads > 0 && person ? { href: `/leads?who=${person.id}` } : {}),
      }))}
    />
  )
}
