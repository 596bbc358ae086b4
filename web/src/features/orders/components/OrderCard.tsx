import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Banner } from '@/components/ui/Banner'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { OrderCard as OrderDocument } from '../api/order'
import { OrderChanged } from '../api/orderChanged'
import { Billing } from './Billing'
import { History } from './History'
import { Lines } from './Lines'
import { OrderHead } from './OrderHead'
import { Processes } from './Processes'
import { Todo } from './Todo'

export interface OrderCardProps {
  id: string
  /** Something was done: the queue goes on. */
  onDone: (activityId: string) => void
}

/** An order seen whole: what to do now, where it is and who has it, what was ordered, what is billed (ORD-07). */
export default function OrderCard({ id, onDone }: OrderCardProps) {
  const t = useText()
  const query = useQuery({ ...read(OrderDocument, { id }), refetchInterval: useFallback() })
  const order = query.data?.order
  const name = order && `${order.customer?.name ?? ''} ${order.number}`.trim()
  useChanges(OrderChanged, { id }, ['OrderCard', 'Orders'])
  useEffect(() => {
    if (name) document.title = `${name} · Trunkline`
  }, [name])

  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!order) return <EmptyState icon="orders" title={t('orders.card.gone')} />
  return (
    <article aria-label={name ?? order.number} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <OrderHead order={order} />
      <div className="flex flex-col gap-4 p-4">
        {order.cancelReason && (
          <Banner tone="idle" title={t('orders.cancelled.title')}>
            {order.cancelReason}
          </Banner>
        )}
        <Todo order={order} onDone={onDone} />
        <Processes order={order} />
        <div className="grid items-start gap-4 @3xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <Lines order={order} />
            <Billing order={order} />
          </div>
          <History order={order} />
        </div>
      </div>
    </article>
  )
}
