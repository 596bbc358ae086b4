/** PURE: what of a ticket's events is told, and with which sign. */
import type { IconName } from '@/components/ui/Icon'
import type { TextId } from '@/gql/texts'
import { msg } from '@/lib/i18n'

const EVENTS: Readonly<Record<string, { icon: IconName; text: TextId }>> = {
  TicketBegun: { icon: 'edit', text: msg('tickets.event.TicketBegun') },
  TicketOpened: { icon: 'plus', text: msg('tickets.event.TicketOpened') },
  TicketRouted: { icon: 'inbox', text: msg('tickets.event.TicketRouted') },
  TicketTaken: { icon: 'user', text: msg('tickets.event.TicketTaken') },
  TicketRejected: { icon: 'undo', text: msg('tickets.event.TicketRejected') },
  TicketResolved: { icon: 'check', text: msg('tickets.event.TicketResolved') },
  TicketClosed: { icon: 'lock', text: msg('tickets.event.TicketClosed') },
  TicketReopened: { icon: 'sync', text: msg('tickets.event.TicketReopened') },
  TicketCancelled: { icon: 'close', text: msg('tickets.event.TicketCancelled') },
  TicketCommented: { icon: 'note', text: msg('tickets.event.TicketCommented') },
  TicketEscalated: { icon: 'problem', text: msg('tickets.event.TicketEscalated') },
}
/** Messages to inboxes and timers that went off say nothing that the ticket's own events do not say. */
const QUIET = new Set(['ActionRequested', 'ActionAnswered', 'TicketEscalationDue', 'TicketSilenceDue'])

interface Happened {
  kind: string
  data: unknown
}

const dataOf = ({ data }: Happened): Record<string, unknown> =>
  data && typeof data === 'object' ? (data as Record<string, unknown>) : {}

export const iconOf = (kind: string): IconName => EVENTS[kind]?.icon ?? 'info'

export const textOf = (kind: string): TextId | undefined => EVENTS[kind]?.text

/** "TicketFrozenAgain" → "Ticket frozen again": of an event that this release does not know. */
export const readable = (kind: string): string =>
  kind.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)

export const isTold = ({ kind }: Happened): boolean => !QUIET.has(kind)

/** The queue that an event names, as its identifier in the API. */
export function teamIn(entry: Happened): string | null {
  const id = dataOf(entry).team_id
  return typeof id === 'string' ? `tea_${id}` : null
}

export function levelIn(entry: Happened): number | null {
  const { level } = dataOf(entry)
  return typeof level === 'number' ? level : null
}

export const flagIn = (entry: Happened, name: 'by_silence' | 'internal'): boolean =>
  dataOf(entry)[name] === true
