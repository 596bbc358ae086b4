import { useMemo } from 'react'
import { useList } from '@/lib/read'
import { OrderQueue } from '../api/orderQueue'
import { type OrderSearch, queueOf } from '../rules'

/** What is to be done on orders by the caller and the caller's teams, what is due first on top. */
export function useQueue(search: OrderSearch) {
  const list = useList(OrderQueue, queueOf(search), (data) => data.inbox)
  const rows = useMemo(() => list.rows.filter(({ subject }) => subject === 'product_order'), [list.rows])
  return { ...list, rows }
}
