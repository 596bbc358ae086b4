import type { Step } from '@/components/ui/Steps'
import type { PortalOrderQuery, PortalOrdersQuery } from '@/gql/graphql'

/** Where an order is, in the customer's words: decisions only, no texts. */

type AnyOrder = Pick<
  PortalOrdersQuery['orders']['edges'][number]['node'],
  'status' | 'createdAt' | 'processes'
>
export type Activity =
  PortalOrdersQuery['orders']['edges'][number]['node']['processes'][number]['activities'][number]
export type Process = NonNullable<PortalOrderQuery['order']>['processes'][number]

/** Steps that have words of their own; of others an administrator's name is shown. */
export const KNOWN = [
  'activation_1',
  'activation_2',
  'acceptance_1',
  'acceptance_2',
  'rfb_1',
  'rfb_2',
  'search_listing',
  'extra_disk',
  'implementation',
  'sim_shipping',
  'support',
  'radio',
  'release',
  'shipment',
  'conformity',
] as const
export type KnownStep = (typeof KNOWN)[number]
export const isKnown = (key: string): key is KnownStep => (KNOWN as readonly string[]).includes(key)

/** Who does a step, as the customer knows us. */
export const WHO = ['CUSTOMER', 'FIELD_TECH', 'LOGISTICS', 'BACK_OFFICE', 'ORDER_DESK'] as const
export type Who = (typeof WHO)[number]
export const whoOf = ({ role }: Pick<Activity, 'role'>): Who =>
  (WHO as readonly string[]).includes(role ?? '') ? (role as Who) : 'ORDER_DESK'

const OPEN = ['OPEN', 'IN_PROCESS', 'FAILED']
const HIDDEN = ['SKIPPED', 'CANCELLED']

export const isOpen = ({ state }: Pick<Activity, 'state'>): boolean => OPEN.includes(state)

/** What concerns the customer: left-out and cancelled steps are no steps. */
export const shownSteps = (activities: readonly Activity[]): Activity[] =>
  activities.filter(({ state }) => !HIDDEN.includes(state))

export function stateOf(activity: Pick<Activity, 'state' | 'dueAt'>, now: number): Step['state'] {
  if (activity.state === 'COMPLETED') return 'done'
  if (!isOpen(activity)) return 'next'
  const late = activity.dueAt !== null && activity.dueAt !== undefined && Date.parse(activity.dueAt) < now
  return late || activity.state === 'FAILED' ? 'late' : 'now'
}

/** The installations that wait for the customer's word. */
export const toAnswer = (order: AnyOrder): Activity[] =>
  order.processes
    .flatMap(({ activities }) => activities)
    .filter(({ role, state }) => role === 'CUSTOMER' && (state === 'OPEN' || state === 'IN_PROCESS'))

/** What comes next: the customer's own step first, then the one that is due first. */
export function nextStep(order: AnyOrder): Activity | undefined {
  const [own] = toAnswer(order)
  if (own) return own
  return order.processes
    .flatMap(({ activities }) => activities)
    .filter(isOpen)
    .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0]
}

/** All steps that concern the customer, what is done before what is not. */
export function stepsTaken(order: AnyOrder, now: number): Step['state'][] {
  const states = order.processes
    .flatMap(({ activities }) => shownSteps(activities))
    .map((activity) => (order.status === 'COMPLETED' ? 'done' : stateOf(activity, now)))
  const rank = { done: 0, late: 1, now: 2, next: 3 }
  return states.sort((a, b) => rank[a] - rank[b])
}

/** Names of what was ordered: the first two, and how many more. */
export function contents(lines: readonly { name: string; quantity: number }[]): {
  text: string
  more: number
} {
  const shown = lines.slice(0, 2).map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name))
  return { text: shown.join(', '), more: Math.max(lines.length - 2, 0) }
}
