/** PURE rules of the screens of tickets: tones, filters, the clock of the escalation. */
import type { ClockProps } from '@/components/ui/Clock'
import type { Tone } from '@/components/ui/Status'
import type {
  TicketCardQuery,
  TicketFilter,
  TicketKind,
  TicketOrder,
  TicketOrigin,
  TicketPriority,
  TicketStatus,
  TicketsQuery,
} from '@/gql/graphql'

export const KINDS = ['TROUBLE', 'BILLING', 'SALES', 'COMPLAINT', 'TASK'] as const satisfies TicketKind[]
export const ORIGINS = ['EXTERNAL', 'INTERNAL'] as const satisfies TicketOrigin[]
export const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const satisfies TicketPriority[]
export const PRODUCTS = ['VOICE_PLAN', 'DATA_PORT', 'HOSTING', 'DEVICE', 'OPTION'] as const
export const STATUSES = [
  'GATHERING',
  'OPEN',
  'DISPATCHED',
  'REJECTED',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
] as const satisfies TicketStatus[]

export type CardTicket = NonNullable<TicketCardQuery['ticket']>
export type RowTicket = TicketsQuery['tickets']['edges'][number]['node']
export type Product = (typeof PRODUCTS)[number]

export const isProduct = (type: string | null | undefined): type is Product =>
  (PRODUCTS as readonly string[]).includes(type ?? '')

/** Names of operations whose answers change with a ticket. */
export const CHANGED = ['TicketCard', 'Tickets']

const TONES: Record<TicketStatus, Tone> = {
  GATHERING: 'idle',
  OPEN: 'info',
  DISPATCHED: 'idle',
  REJECTED: 'warn',
  RESOLVED: 'good',
  CLOSED: 'good',
  CANCELLED: 'idle',
}
export const toneOf = (status: TicketStatus): Tone => TONES[status]

export const isOver = (status: TicketStatus): boolean => status === 'CLOSED' || status === 'CANCELLED'

export interface TicketSearch {
  q?: string | undefined
  /** One state, or "all"; nothing means those that are alive. */
  status?: TicketStatus | 'all' | undefined
  kind?: TicketKind | undefined
  /** "mine", or the id of a queue. */
  who?: string | undefined
  order?: TicketOrder | undefined
}

export const isFiltered = ({ q, status, kind, who }: TicketSearch): boolean =>
  Boolean(q || status || kind || who)

const NUMBER = /^[a-z]{1,3}-\d{4}-\d+$/i

export function filterOf(search: TicketSearch, me: string | undefined): TicketFilter {
  const { q, status, kind, who } = search
  const filter: TicketFilter = {}
  const text = q?.trim()
  if (text) filter.search = text
  if (status && status !== 'all') filter.status = [status]
  // A closed one is found by its number alone (TIC-02).
  if (!status && !(text && NUMBER.test(text))) filter.alive = true
  if (kind) filter.kind = [kind]
  if (who === 'mine' && me) filter.owner = me
  if (who?.startsWith('tea_')) filter.team = who
  return filter
}

/** How many came in above the newest one that is shown. */
export function newSince(newest: string | undefined, ids: readonly string[]): number {
  const at = newest === undefined ? ids.length : ids.indexOf(newest)
  return at === -1 ? ids.length : at
}

interface Escalating {
  status: TicketStatus
  openedAt?: string | null
  createdAt: string
  nextEscalationAt?: string | null
}

const ESCALATES: readonly TicketStatus[] = ['OPEN', 'DISPATCHED', 'REJECTED']
const WARNS_AT = 0.75

/** Until when somebody has to solve it before it goes to the next level by itself (TIC-06). */
export function clockOf(ticket: Escalating): ClockProps | null {
  const { nextEscalationAt, status } = ticket
  if (!nextEscalationAt || !ESCALATES.includes(status)) return null
  const startedAt = ticket.openedAt ?? ticket.createdAt
  const start = Date.parse(startedAt)
  const warn = start + (Date.parse(nextEscalationAt) - start) * WARNS_AT
  return { state: 'RUNNING', startedAt, dueAt: nextEscalationAt, warnAt: new Date(warn).toISOString() }
}

export interface NewComment {
  id: string
  body: string
  internal: boolean
  createdAt: string
  author: { id: string; name: string } | null
}

/** Begins the id of a comment that has not been delivered yet. */
export const PENDING = 'pending-'

/** The card as it will be once the comment has been delivered. */
export function withComment(card: TicketCardQuery, comment: NewComment): TicketCardQuery {
  const { ticket } = card
  if (!ticket) return card
  return {
    ...card,
    ticket: { ...ticket, comments: [...ticket.comments, { ...comment, fromCustomer: false }] },
  }
}

/** A text that comes in all languages, in the reader's. */
export function inLanguage(names: unknown, language: string): string {
  if (typeof names !== 'object' || names === null) return ''
  const texts = names as Record<string, string>
  return texts[language] ?? texts.en ?? ''
}
