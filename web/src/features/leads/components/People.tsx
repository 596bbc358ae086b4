import { Avatar } from '@/components/ui/Avatar'
import { Panel } from '@/components/ui/Panel'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { CardLead } from './LeadCard'

interface PersonProps {
  label: string
  name: string | undefined
  more?: string | null | undefined
}

function Person({ label, name, more }: PersonProps) {
  const t = useText()
  return (
    <li className="flex min-h-row items-center gap-3 px-4 py-1.5">
      <Avatar name={name ?? '?'} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{name ?? t('leads.nobody')}</span>
        <span className="block text-sm text-muted">{[label, more].filter(Boolean).join(' · ')}</span>
      </span>
    </li>
  )
}

/** Who brought it, who follows it, whose team has it: the originator stays tied to the lead (LEA-09). */
export function People({ lead }: { lead: CardLead }) {
  const t = useText()
  const format = useFormat()
  return (
    <Panel title={t('leads.people')}>
      <ul className="py-1">
        <Person
          label={t('leads.owner')}
          name={lead.owner?.name}
          more={lead.assignedAt && t('leads.since', { time: format.relative(lead.assignedAt) })}
        />
        <Person
          label={t('leads.originator')}
          name={lead.originator?.name ?? t(`leads.originatorKind.${lead.originatorKind}`)}
          more={lead.originator && t(`leads.originatorKind.${lead.originatorKind}`)}
        />
        {lead.team && (
          <Person
            label={t('leads.manager')}
            name={lead.team.manager?.name ?? lead.team.name}
            more={lead.team.manager && lead.team.name}
          />
        )}
      </ul>
      {lead.introducedAt && (
        <p className="border-t border-line px-4 py-3 text-sm text-muted">
          {t('leads.introducedAt', { time: format.dateTime(lead.introducedAt) })}
        </p>
      )}
    </Panel>
  )
}
