import { Status } from '@/components/ui/Status'
import type { PortalHomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { contents, nextStep, stepsTaken } from '../progress'
import { ORDER_TONES } from '../rules'
import { StepPips } from './StepPips'
import { stepName, stepWhen } from './words'

type Order = Omit<PortalHomeQuery['orders']['nodes'][number], 'viewerCan'>

/** What was ordered, where it is, and what comes next. */
export function OrderRow({ order }: { order: Order }) {
  const t = useText()
  const format = useFormat()
  const { text, more } = contents(order.lines)
  const next = nextStep(order)
  const done = order.status === 'COMPLETED' || order.status === 'CANCELLED'
  return (
    <span className="flex flex-col gap-1">
      <span className="font-semibold">
        {more > 0 ? t('portal.orders.more', { text, count: more }) : text}
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <Status tone={ORDER_TONES[order.status]}>{t(`portal.order.status.${order.status}`)}</Status>
        <span className="num text-sm text-muted">
          {order.number} · {format.date(order.createdAt)}
        </span>
      </span>
      {!done && order.processes.length > 0 && <StepPips states={stepsTaken(order, Date.now())} />}
      {!done && next && (
        <span className="text-sm">
          <span className="text-muted">{t('portal.orders.next')} </span>
          <span className="font-medium">{stepName(next, t)}</span>
          <span className="text-muted"> · {stepWhen(next, t, format, Date.now())}</span>
        </span>
      )}
    </span>
  )
}
