import type { OrderQueueQuery } from '@/gql/graphql'
import { queryClient } from '@/lib/query'
import { nextInQueue } from './rules'

interface Pages {
  pages: OrderQueueQuery[]
}

/** Finds the order that comes next in the queue as it was last read; null when nothing is left. */
export function nextOrder(current: string | undefined, doneActivity?: string): string | null {
  const found = queryClient.getQueriesData<Pages>({ queryKey: ['OrderQueue'] })
  const items = found.flatMap(([, data]) =>
    (data?.pages ?? []).flatMap(({ inbox }) => inbox.edges.map(({ node }) => node)),
  )
  const orders = items.filter(({ subject }) => subject === 'product_order')
  return nextInQueue(orders, current, doneActivity)
}
