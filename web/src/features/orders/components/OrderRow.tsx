import { Clock } from '@/components/ui/Clock'
import { Money } from '@/components/ui/Money'
import { Row } from '@/components/ui/Row'
import { Status } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import { clockOf, costs, type RowOrder, toneOf, waitingOn } from '../rules'

/** What decides: customer and value, state and what it waits for, until when. */
export function OrderRow({ order }: { order: RowOrder }) {
  const t = useText()
  const waits = waitingOn(order.processes)
  const clock = waits && waits.state !== 'FAILED' ? clockOf({ ...waits, openedAt: order.createdAt }) : null
  const monthly = costs(order.monthlyNet)
  const value = monthly ? order.monthlyNet : order.oneTimeNet
  return (
    <Row
      title={order.customer?.name ?? order.number}
      value={value && <Money value={value} whole per={t(monthly ? 'orders.month' : 'orders.onceShort')} />}
      state={
        <Status tone={waits?.state === 'FAILED' ? 'late' : toneOf(order.status)}>
          {waits?.state === 'FAILED' ? t('orders.activity.FAILED') : t(`orders.status.${order.status}`)}
        </Status>
      }
      note={[waits?.name, order.owner?.name ?? t(`orders.source.${order.source}`)]}
      clock={clock && <Clock {...clock} label={waits?.name ?? ''} />}
      number={order.customer && order.number}
    />
  )
}
