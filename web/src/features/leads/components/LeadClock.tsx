import { useQuery } from '@tanstack/react-query'
import { Clock } from '@/components/ui/Clock'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { LeadPromise } from '../api/leadPromise'
import { clockOf } from '../rules'

export interface LeadClockProps {
  lead: {
    createdAt: string
    dueAt?: string | null
    wishFrom?: string | null
    wishTo?: string | null
  }
}

/** Until when the customer is to be reached (LEA-05); a tap shows how that comes about. */
export function LeadClock({ lead }: LeadClockProps) {
  const t = useText()
  const format = useFormat()
  const { data } = useQuery({ ...read(LeadPromise, {}), staleTime: 3_600_000 })
  const promise = data?.clockPolicies.find(({ key }) => key === 'LEAD_CONTACT')
  const clock = clockOf(lead, promise?.warnPercent)
  if (!clock) return null
  const sum =
    promise &&
    t('leads.clock.sum', {
      duration: promise.duration,
      from: format.dateTime(clock.startedAt),
      to: format.dateTime(clock.dueAt),
    })
  const wish = lead.wishFrom && lead.wishTo && t('leads.clock.wish', { from: lead.wishFrom, to: lead.wishTo })
  return (
    <Clock
      {...clock}
      label={promise?.name ?? t('leads.clock.label')}
      explanation={[sum, wish].filter(Boolean).join(' ') || null}
    />
  )
}
