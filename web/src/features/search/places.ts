import type { IconName } from '@/components/ui/Icon'
import type { SearchQuery } from '@/gql/graphql'

export type FoundKind = SearchQuery['search'][number]['kind']

/** Where what was found is opened, and its picture. */
export const PLACES: Record<FoundKind, { path: string; icon: IconName }> = {
  CUSTOMER: { path: '/customers', icon: 'customers' },
  LEAD: { path: '/leads', icon: 'leads' },
  OFFER: { path: '/offers', icon: 'offers' },
  CONTRACT: { path: '/contracts', icon: 'file' },
  ORDER: { path: '/orders', icon: 'orders' },
  TICKET: { path: '/tickets', icon: 'tickets' },
  INTERACTION: { path: '/interactions', icon: 'phone' },
}
