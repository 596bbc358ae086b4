import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { useText } from '@/lib/i18n'
import { useTeams } from './useTeams'

const ANY = 'any'

export interface BoardToolsProps {
  value: { q?: string; team?: string }
  onChange: (next: { q?: string | undefined; team?: string | undefined }) => void
}

export function BoardTools({ value, onChange }: BoardToolsProps) {
  const t = useText()
  const teams = useTeams()
  return (
    // One line also on a phone: what comes later moves nothing below.
    <div className="flex items-center gap-gap">
      <div className="min-w-0 grow basis-32 md:max-w-sm">
        <SearchField
          slash
          label={t('leads.list.search')}
          value={value.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      {teams && teams.length > 1 && (
        <div className="min-w-0 grow basis-32 md:max-w-56">
          <Select
            label={t('leads.team')}
            hideLabel
            value={value.team ?? ANY}
            onChange={(id) => onChange({ team: id === ANY ? undefined : id })}
            options={[
              { id: ANY, label: t('leads.team.any') },
              ...teams.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        </div>
      )}
    </div>
  )
}
