import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { OrderHints } from './api/orderHints'

/** Ctrl/⌘-K finds orders by number or customer. */
export function findOrders(): void {
  addToPalette('orders', async (text) => {
    const search = text.trim()
    if (search.length < 2 || !can('order:read')) return []
    const { orders } = await queryClient.fetchQuery(read(OrderHints, { search }))
    return orders.nodes.map(({ id, number, customer }) => ({
      id,
      label: customer?.name ?? number,
      hint: number,
      icon: 'orders' as const,
      href: `/orders/${id}`,
    }))
  })
}
