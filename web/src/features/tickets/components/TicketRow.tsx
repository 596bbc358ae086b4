import { Clock } from '@/components/ui/Clock'
import { Row } from '@/components/ui/Row'
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
    <Row
      title={ticket.subject}
      value={
        <span className="text-sm text-muted" title={format.dateTime(ticket.createdAt)}>
          {format.relative(ticket.createdAt)}
        </span>
      }
      state={
        <>
          <Status tone={toneOf(ticket.status)}>{t(`tickets.status.${ticket.status}`)}</Status>
          <Priority priority={ticket.priority} />
          {ticket.level > 0 && <Status tone="late">{t('tickets.level', { level: ticket.level })}</Status>}
        </>
      }
      note={[ticket.customer?.name, ticket.owner?.name ?? ticket.team?.name ?? t('tickets.nobody'), matter]}
      clock={clock && <Clock {...clock} label={t('tickets.escalation')} />}
    />
  )
}
