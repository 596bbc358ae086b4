/** PURE: kinds of notifications, their groups, and the channels as one choice. */
import type { IconName } from '@/components/ui/Icon'
import type { Channel } from '@/gql/graphql'

/** The wish for everything that has no wish of its own. */
export const EVERYTHING = '*'

/** Kinds that have words in the catalogs (notifications.kind.<kind>), by what they are about. */
export const GROUPS = {
  inbox: ['action-requested', 'action-answered', 'promise-due', 'promise-broken'],
  leads: ['lead-allocated', 'lead-assigned', 'lead-changed', 'lead-due', 'lead-late'],
  offers: ['pricing-requested', 'pricing-answered', 'offer-received', 'offer-accepted', 'offer-refused'],
  products: ['offering-published', 'offering-withdrawn'],
  contracts: [
    'clause-requested',
    'clause-state',
    'contract-sent',
    'contract-signed',
    'contract-ending',
    'contract-cancelled',
    'risk-check',
    'risk-answered',
    'deposit-asked',
    'deposit-proved',
  ],
  orders: ['order-entered', 'order-state'],
  tickets: ['ticket-returned', 'ticket-assigned', 'ticket-escalated', 'ticket-answered', 'ticket-resolved'],
  operations: ['alert-raised', 'alert-resolved'],
} as const

export type Group = keyof typeof GROUPS
export type Kind = (typeof GROUPS)[Group][number]
export const GROUP_NAMES = Object.keys(GROUPS) as Group[]

const ICONS: Record<Group, IconName> = {
  inbox: 'inbox',
  leads: 'leads',
  offers: 'offers',
  products: 'shop',
  contracts: 'file',
  orders: 'orders',
  operations: 'info',
  tickets: 'tickets',
}

export function iconOf(kind: string): IconName {
  const group = GROUP_NAMES.find((name) => (GROUPS[name] as readonly string[]).includes(kind))
  return group ? ICONS[group] : 'bell'
}

/** The kinds of the server by group: those without words yet are left to the wish for everything. */
export function known(kinds: readonly string[]): { group: Group; kinds: Kind[] }[] {
  const there = new Set(kinds)
  return GROUP_NAMES.map((group) => ({
    group,
    kinds: (GROUPS[group] as readonly Kind[]).filter((kind) => there.has(kind)),
  })).filter((one) => one.kinds.length > 0)
}

export const WAYS = ['APP', 'EMAIL', 'SMS', 'BOTH'] as const
export type Way = (typeof WAYS)[number]

/** Channels beside the app as one choice. */
export function wayOf(channels: readonly Channel[]): Way {
  const mail = channels.includes('EMAIL')
  const sms = channels.includes('SMS')
  if (mail && sms) return 'BOTH'
  return mail ? 'EMAIL' : sms ? 'SMS' : 'APP'
}

export const channelsOf = (way: Way): Channel[] =>
  way === 'BOTH' ? ['EMAIL', 'SMS'] : way === 'APP' ? [] : [way]

/** Quiet hours need both ends, and they must differ. */
export const quietFits = (from: string, to: string): boolean =>
  (from === '' && to === '') || (from !== '' && to !== '' && from !== to)
