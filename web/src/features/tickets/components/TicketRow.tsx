import { Clock } from '@/components/ui/Clock'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { clockOf, isProduct, type RowTicket, toneOf } from '../rules'
import { Priority } from './Priority'

/** What decides: the matter and its age, state and escalation, whose it is and who has it. */
export function TicketRow({ ticket }: { ticket: RowTicket }) {
  const t = useText()
  const format = useFormat()
  const clock = clockOf(ticket)
  const product = isProduct(ticket.productType) ? t(`tickets.product.${ticket.productType}`) : null
  const matter = [product, ticket.symptom].filter(Boolean).join(': ') || t(`tickets.kind.${ticket.kind}`)
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{ticket.subject}</span>
        <span className="num shrink-0 text-sm text-muted" title={format.dateTime(ticket.createdAt)}>
          {format.relative(ticket.createdAt)}
        </span>
      </span>
      <span className="flex min-w-0 items-center gap-2">
        <span className="flex min-w-0 grow flex-col gap-1">
          <span className="flex min-w-0 items-center gap-2">
            <Status tone={toneOf(ticket.status)}>{t(`tickets.status.${ticket.status}`)}</Status>
            <Priority priority={ticket.priority} />
            {ticket.level > 0 && <Status tone="late">{t('tickets.level', { level: ticket.level })}</Status>}
            <span className="min-w-0 truncate text-sm">{ticket.customer?.name}</span>
          </span>
          <span className="min-w-0 truncate text-sm text-muted">
            {[ticket.owner?.name ?? ticket.team?.name ?? t('tickets.nobody'), matter].join(' · ')}
          </span>
        </span>
        {clock && (
          <span className="shrink-0">
            <Clock {...clock} label={t('tickets.escalation')} />
          </span>
        )}
      </span>
    </>
  )
}
