import { customersOffline } from '@/features/customers/preload'
import { inboxOffline } from '@/features/inbox/preload'
import { leadsOffline } from '@/features/leads/preload'
import { offerFor, offersOffline, shopOf } from '@/features/offers/preload'
import { portalOffline } from '@/features/portal/preload'
import { shopOffline } from '@/features/shop/preload'
import { ticketFor, ticketsOffline } from '@/features/tickets/preload'
import type { Step } from '@/lib/preload'
import { can, sessionStore } from '@/lib/session'

/** What the signed-in person needs for hours without a line, what is needed first in front. */
export function stepsOf(): readonly Step[] {
  const { user } = sessionStore.get()
  if (!user) return []
  if (user.kind === 'PORTAL') return [...(can('cart:read') ? shopOffline() : []), ...portalOffline()]
  const me = user.id
  const [offers, tickets] = [can('offer:write'), can('ticket:write')]
  const more = {
    customer: (id: string) => [...(offers ? offerFor(id) : []), ...(tickets ? ticketFor(id) : [])],
    branch: (code: string) => (offers ? shopOf(code) : []),
  }
  return [
    ...inboxOffline(),
    ...(can('lead:read') ? leadsOffline(me) : []),
    ...(can('offer:read') ? offersOffline(me) : []),
    ...(can('ticket:read') ? ticketsOffline(me) : []),
    ...(can('customer:read') ? customersOffline(me, more) : []),
  ]
}
