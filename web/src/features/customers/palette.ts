import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { CustomerSearch } from './api/customerSearch'

/** Ctrl/⌘-K finds customers by name, number, phone, contact or document. */
export function findCustomers(): void {
  addToPalette('customers', async (text) => {
    const query = text.trim()
    if (query.length < 2 || !can('customer:read')) return []
    const { customerSearch } = await queryClient.fetchQuery(read(CustomerSearch, { query, first: 8 }))
    return customerSearch.map(({ id, name, number, matchedOn, matched }) => ({
      id,
      label: name,
      hint: matchedOn === 'NAME' ? number : `${number} · ${matched}`,
      icon: 'customers' as const,
      href: `/customers/${id}`,
    }))
  })
}
