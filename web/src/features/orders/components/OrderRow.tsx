import { Clock } from '@/components/ui/Clock'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { clockOf, costs, type RowOrder, toneOf, waitingOn } from '../rules'

/** What decides: customer and value, state and what it waits for, until when. */
export function OrderRow({ order }: { order: RowOrder }) {
  const t = useText()
  const format = useFormat()
  const waits = waitingOn(order.processes)
  const clock = waits && waits.state !== 'FAILED' ? clockOf({ ...waits, openedAt: order.createdAt }) : null
  const monthly = costs(order.monthlyNet)
  const value = monthly ? order.monthlyNet : order.oneTimeNet
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{order.customer?.name ?? order.number}</span>
        {value && (
          <span className="num shrink-0 text-sm">
            {monthly
              ? t('orders.perMonth', { sum: format.money(value, true) })
              : t('orders.once', { sum: format.money(value, true) })}
          </span>
        )}
      </span>
      <span className="flex min-w-0 items-center gap-2">
        <span className="flex min-w-0 grow flex-col gap-1">
          <span className="flex min-w-0 items-center gap-2">
            <Status tone={waits?.state === 'FAILED' ? 'late' : toneOf(order.status)}>
              {waits?.state === 'FAILED' ? t('orders.activity.FAILED') : t(`orders.status.${order.status}`)}
            </Status>
            {waits && <span className="min-w-0 truncate text-sm">{waits.name}</span>}
          </span>
          <span className="min-w-0 truncate text-sm text-muted">
            {[order.owner?.name ?? t(`orders.source.${order.source}`), order.number].join(' · ')}
          </span>
        </span>
        {clock && (
          <span className="shrink-0">
            <Clock {...clock} label={waits?.name ?? ''} />
          </span>
        )}
      </span>
    </>
  )
}
