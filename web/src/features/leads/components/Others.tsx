import { AppLink } from '@/components/ui/AppLink'
import { Panel } from '@/components/ui/Panel'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { toneOf } from '../rules'
import type { CardLead } from './LeadCard'

/** What was joined to this lead by an exact key, and open leads that only look alike (LEA-06). */
export function Others({ lead }: { lead: CardLead }) {
  const t = useText()
  const format = useFormat()
  const joined = lead.entries.filter(({ joinedOn }) => joinedOn)
  if (joined.length === 0 && lead.similar.length === 0) return null
  return (
    <Panel title={t('leads.others')}>
      <ul className="py-1">
        {joined.map((entry) => (
          <li key={entry.id} className="flex min-h-row flex-col justify-center px-4 py-1.5">
            <span>
              {t('leads.joined.by', {
                key: entry.joinedOn ? t(`leads.key.${entry.joinedOn}`) : '',
                channel: t(`leads.channel.${entry.channel}`),
              })}
            </span>
            <span className="text-sm text-muted">
              {[entry.originator?.name, format.relative(entry.createdAt)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
        {lead.similar.map((other) => (
          <li key={other.id}>
            <AppLink
              href={`/leads/${other.id}`}
              className="flex min-h-row flex-wrap items-center gap-x-3 px-4 py-1.5 hover:bg-hover"
            >
              <span className="min-w-0 grow">
                <span className="block truncate font-medium">{other.companyName}</span>
                <span className="block text-sm text-muted">
                  {[t('leads.similar'), other.number, other.owner?.name].filter(Boolean).join(' · ')}
                </span>
              </span>
              <Status tone={toneOf(other)}>{t(`leads.status.${other.status}`)}</Status>
            </AppLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
