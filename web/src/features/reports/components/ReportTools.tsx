import { useQuery } from '@tanstack/react-query'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { ReportTeams } from '../api/reports'
import { BY, PERIODS, type ReportsSearch, VIEWS } from '../search'

const ALL = 'all'

interface Props {
  search: ReportsSearch
  onChange: (change: ReportsSearch) => void
}

/** Which report, of which time, of whom; all of it stands in the address. Parts of the line they are put into. */
export function ReportTools({ search, onChange }: Props) {
  const t = useText()
  const { view = 'promises', by = 'CHANNEL', period = '90', team } = search
  const asked = useQuery({ ...read(ReportTeams, {}), staleTime: 300_000 })
  const teams = asked.data?.teams ?? []
  return (
    <>
      <RadioGroup
        label={t('reports.view')}
        hideLabel
        look="segments"
        value={view}
        onChange={(value) => onChange({ view: value as typeof view })}
        options={VIEWS.map((id) => ({ id, label: t(`reports.view.${id}`) }))}
      />
      {view === 'leads' && (
        <div className="min-w-44 max-sm:w-full">
          <Select
            label={t('reports.by')}
            value={by}
            onChange={(value) => onChange({ by: value as typeof by })}
            options={BY.map((id) => ({ id, label: t(`reports.by.${id}`) }))}
          />
        </div>
      )}
      {view !== 'load' && (
        <div className="min-w-44 max-sm:w-full">
          <Select
            label={t('reports.period')}
            value={period}
            onChange={(value) => onChange({ period: value as typeof period })}
            options={PERIODS.map((id) => ({ id, label: t(`reports.period.${id}`) }))}
          />
        </div>
      )}
      {view !== 'leads' && (asked.isPending || teams.length > 1) && (
        <div className="min-w-44 max-sm:w-full">
          <Select
            label={t('reports.team')}
            value={team ?? ALL}
            onChange={(value) => onChange({ team: value === ALL ? undefined : value })}
            options={[
              { id: ALL, label: t('reports.allTeams') },
              ...teams.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        </div>
      )}
    </>
  )
}
