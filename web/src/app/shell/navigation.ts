import type { AnyRouter } from '@tanstack/react-router'
import type { IconName } from '@/components/ui/Icon'
import type { TextId } from '@/gql/texts'
import { msg } from '@/lib/i18n'
import { can } from '@/lib/session'

export interface NavItem {
  to: string
  label: TextId
  icon: IconName
  /** Of the address that it opens, when the person has chosen with what the list begins. */
  search?: string
  /** resource:action that shows it, in any scope; any one of several. */
  needs?: string | readonly string[]
}

/** Whoever may change a rule finds the room where it is changed. */
const ADMINISTERS = [
  'user:write',
  'team:write',
  'role:write',
  'catalog:write',
  'matrix:write',
  'process:write',
  'clock:write',
  'delivery:read',
  'interaction:configure',
  'number:stock',
  'number:allot',
] as const

export const staffItems: readonly NavItem[] = [
  { to: '/inbox', label: msg('app.nav.inbox'), icon: 'inbox' },
  { to: '/customers', label: msg('app.nav.customers'), icon: 'customers', needs: 'customer:read' },
  { to: '/leads', label: msg('app.nav.leads'), icon: 'leads', needs: 'lead:read' },
  { to: '/offers', label: msg('app.nav.offers'), icon: 'offers', needs: 'offer:read' },
  { to: '/orders', label: msg('app.nav.orders'), icon: 'orders', needs: 'order:read' },
  { to: '/tickets', label: msg('app.nav.tickets'), icon: 'tickets', needs: 'ticket:read' },
  { to: '/interactions', label: msg('app.nav.interactions'), icon: 'phone', needs: 'interaction:read' },
  { to: '/reports', label: msg('app.nav.reports'), icon: 'reports', needs: 'report:read' },
  { to: '/admin', label: msg('app.nav.admin'), icon: 'admin', needs: ADMINISTERS },
]

export const portalItems: readonly NavItem[] = [
  { to: '/portal', label: msg('app.portal.home'), icon: 'home' },
  { to: '/portal/shop', label: msg('app.portal.shop'), icon: 'shop' },
  { to: '/portal/cart', label: msg('app.portal.cart'), icon: 'cart' },
  { to: '/portal/orders', label: msg('app.portal.orders'), icon: 'orders' },
  { to: '/portal/tickets', label: msg('app.portal.problems'), icon: 'tickets' },
  { to: '/portal/bills', label: msg('app.portal.bills'), icon: 'bill' },
  { to: '/portal/offers', label: msg('app.portal.offers'), icon: 'offers' },
  { to: '/portal/contracts', label: msg('app.portal.contracts'), icon: 'file' },
  { to: '/portal/account', label: msg('app.portal.account'), icon: 'user' },
]

export const hrefOf = ({ to, search }: NavItem): string => (search ? `${to}?${search}` : to)

/** What has a screen and may be seen. */
export function shownItems(items: readonly NavItem[], router: AnyRouter): NavItem[] {
  return items.filter(
    (item) => item.to in router.routesByPath && (!item.needs || [item.needs].flat().some(can)),
  )
}
