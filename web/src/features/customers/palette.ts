import { msg } from '@/lib/i18n'
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

/** Ids of texts that are built from what the search answers. */
export const MATCHED = {
  CONTACT: msg('customers.matched.CONTACT'),
  FISCAL_NUMBER: msg('customers.matched.FISCAL_NUMBER'),
  BILLING_ACCOUNT: msg('customers.matched.BILLING_ACCOUNT'),
  SUBSCRIPTION: msg('customers.matched.SUBSCRIPTION'),
  PHONE: msg('customers.matched.PHONE'),
  EMAIL: msg('customers.matched.EMAIL'),
  LEAD: msg('customers.matched.LEAD'),
  OFFER: msg('customers.matched.OFFER'),
  CONTRACT: msg('customers.matched.CONTRACT'),
  ORDER: msg('customers.matched.ORDER'),
  TICKET: msg('customers.matched.TICKET'),
} as const
