import { Badge } from '@/components/ui/Badge'
import { Row } from '@/components/ui/Row'
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
    <Row
      title={lead.companyName}
      value={
        lead.simCount !== null && lead.simCount !== undefined
          ? t('leads.sims', { count: lead.simCount })
          : lead.monthlySpend && format.money(lead.monthlySpend, true)
      }
      state={
        <>
          <Status tone={toneOf(lead)}>{t(stateId(lead))}</Status>
          {lead.priority === 'HIGH' && <Badge strong>{t('leads.priority.HIGH')}</Badge>}
        </>
      }
      note={[lead.owner?.name ?? t('leads.nobody'), t(`leads.channel.${lead.channel}`), lead.city]}
      clock={lead.dueAt && <LeadClock lead={lead} />}
    />
  )
}
