import { Badge } from '@/components/ui/Badge'
import { Status } from '@/components/ui/Status'
import type { LeadsQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { stateId, toneOf } from '../rules'
import { LeadClock } from './LeadClock'

export type LeadRowData = LeadsQuery['leads']['edges'][number]['node']

/** What decides: company and what it is worth, state and clock, owner and channel. */
export function LeadRow({ lead }: { lead: LeadRowData }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{lead.companyName}</span>
        <span className="num shrink-0 text-sm">
          {lead.simCount !== null && lead.simCount !== undefined
            ? t('leads.sims', { count: lead.simCount })
            : lead.monthlySpend && format.money(lead.monthlySpend, true)}
        </span>
      </span>
      <span className="flex min-w-0 items-center gap-2">
        <span className="flex min-w-0 grow flex-col gap-1">
          <span className="flex min-w-0 items-center gap-2">
            <Status tone={toneOf(lead)}>{t(stateId(lead))}</Status>
            {lead.priority === 'HIGH' && <Badge strong>{t('leads.priority.HIGH')}</Badge>}
          </span>
          <span className="min-w-0 truncate text-sm text-muted">
            {[lead.owner?.name ?? t('leads.nobody'), t(`leads.channel.${lead.channel}`), lead.city]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="shrink-0">
          <LeadClock lead={lead} />
        </span>
      </span>
    </>
  )
}
