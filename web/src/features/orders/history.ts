/** PURE: what of an order's events is told, and with which sign. */
import type { IconName } from '@/components/ui/Icon'
import type { TextId } from '@/gql/texts'
import { msg } from '@/lib/i18n'

const EVENTS: Readonly<Record<string, { icon: IconName; text: TextId }>> = {
  OrderSubmitted: { icon: 'plus', text: msg('orders.event.OrderSubmitted') },
  OrderStatusChanged: { icon: 'next', text: msg('orders.event.OrderStatusChanged') },
  OrderInstallationAnswered: { icon: 'user', text: msg('orders.event.OrderInstallationAnswered') },
  OrderBillingAcknowledged: { icon: 'bill', text: msg('orders.event.OrderBillingAcknowledged') },
  OrderCompleted: { icon: 'check', text: msg('orders.event.OrderCompleted') },
  OrderCancelled: { icon: 'close', text: msg('orders.event.OrderCancelled') },
  ProcessStarted: { icon: 'orders', text: msg('orders.event.ProcessStarted') },
  ProcessCompleted: { icon: 'check', text: msg('orders.event.ProcessCompleted') },
  ProcessCancelled: { icon: 'close', text: msg('orders.event.ProcessCancelled') },
  ActivityOpened: { icon: 'inbox', text: msg('orders.event.ActivityOpened') },
  ActivityStarted: { icon: 'next', text: msg('orders.event.ActivityStarted') },
  ActivityCompleted: { icon: 'check', text: msg('orders.event.ActivityCompleted') },
  ActivitySkipped: { icon: 'minus', text: msg('orders.event.ActivitySkipped') },
  ActivityFailed: { icon: 'problem', text: msg('orders.event.ActivityFailed') },
}
/** Messages to inboxes say nothing that the activity itself does not say. */
const QUIET = new Set(['ActionRequested', 'ActionAnswered'])

interface Happened {
  kind: string
  data: unknown
}

export const iconOf = (kind: string): IconName => EVENTS[kind]?.icon ?? 'info'

export const textOf = (kind: string): TextId | undefined => EVENTS[kind]?.text

/** "OrderFrozenAgain" → "Order frozen again": of an event that this release does not know. */
export const readable = (kind: string): string =>
  kind.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)

/** One word of an event's details. */
export function detailOf({ data }: Happened, name: string): string | null {
  const value = data && typeof data === 'object' ? (data as Record<string, unknown>)[name] : null
  return typeof value === 'string' && value ? value : null
}

export const isTold = ({ kind }: Happened): boolean => !QUIET.has(kind)

/** Whether the customer accepted; null when the event says nothing of it. */
export function acceptedIn({ data }: Happened): boolean | null {
  const value = data && typeof data === 'object' ? (data as Record<string, unknown>).accepted : null
  return typeof value === 'boolean' ? value : null
}
