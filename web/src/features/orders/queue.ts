import type { OrderQueueQuery } from '@/gql/graphql'
import { queryClient } from '@/lib/query'
import { nextInQueue, type OrderSearch, queueOf } from './rules'

interface Pages {
  pages: OrderQueueQuery[]
}

/** Finds the order that comes next in the queue as it was last read; null when nothing is left. */
export function nextOrder(
  search: OrderSearch,
  current: string | undefined,
  doneActivity?: string,
): string | null {
  const found = queryClient.getQueryData<Pages>(['OrderQueue', queueOf(search)])
  const items = (found?.pages ?? []).flatMap(({ inbox }) => inbox.edges.map(({ node }) => node))
  const orders = items.filter(({ subject }) => subject === 'product_order')
  return nextInQueue(orders, current, doneActivity)
}
