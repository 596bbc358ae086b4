import { useMemo } from 'react'
import { useList } from '@/lib/read'
import { OrderQueue } from '../api/orderQueue'

const FILTER = { state: ['OPEN' as const], kind: ['ACTIVITY', 'FAILED_ACTIVITY'] }

/** What is to be done on orders by the caller and the caller's teams, what is due first on top. */
export function useQueue() {
  const list = useList(OrderQueue, { first: 100, filter: FILTER }, (data) => data.inbox)
  const rows = useMemo(() => list.rows.filter(({ subject }) => subject === 'product_order'), [list.rows])
  return { ...list, rows }
}
