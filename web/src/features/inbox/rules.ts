/** PURE: what an inbox item is about, where it opens and how it is answered. */
import type { IconName } from '@/components/ui/Icon'

export const BOXES = ['PERSONAL', 'GROUP', 'SENT'] as const
export type Box = (typeof BOXES)[number]

/** Kinds of messages that have words in the catalogs (inbox.kind.<kind>). */
export const KINDS = [
  'ACTIVITY',
  'REVIEW',
  'TASK',
  'QUESTION',
  'ANSWER',
  'LATE',
  'PRICING',
  'REFUSAL',
  'FAILED_ACTIVITY',
  'TICKET',
  'AGREEMENT',
  'LEAD_ALLOCATION',
  'LEAD_LIST_ALLOCATION',
] as const
export type Kind = (typeof KINDS)[number]
export const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind)

/** What the address says of the list. */
export interface InboxSearch {
  box?: Box | undefined
  q?: string | undefined
  kind?: Kind | undefined
}

export const isFiltered = ({ q, kind }: InboxSearch): boolean => Boolean(q?.trim() || kind)

/** What waits in a box; of what one has sent, all. */
export const filterOf = ({ box = 'PERSONAL', q, kind }: InboxSearch) => ({
  box,
  ...(box === 'SENT' ? {} : { state: ['OPEN' as const] }),
  ...(q?.trim() ? { search: q.trim() } : {}),
  ...(kind ? { kind: [kind] } : {}),
})

/** Kinds of objects that have words (inbox.subject.<subject>). */
export const SUBJECTS = [
  'lead',
  'lead_import',
  'customer',
  'offer',
  'contract',
  'product_order',
  'ticket',
  'interaction',
] as const
export type Subject = (typeof SUBJECTS)[number]
export const isSubject = (subject: string): subject is Subject =>
  (SUBJECTS as readonly string[]).includes(subject)

const PLACES: Record<Subject, string> = {
  lead: '/leads',
  lead_import: '/leads/import',
  customer: '/customers',
  offer: '/offers',
  contract: '/contracts',
  product_order: '/orders',
  ticket: '/tickets',
  interaction: '/interactions',
}

const ICONS: Record<Subject, IconName> = {
  lead: 'leads',
  lead_import: 'leads',
  customer: 'customers',
  offer: 'offers',
  contract: 'file',
  product_order: 'orders',
  ticket: 'tickets',
  interaction: 'note',
}

/** The path of the object's card; the inbox itself when the object has none. */
export function placeOf(item: { subject: string; subjectId: string }): string {
  return isSubject(item.subject) ? `${PLACES[item.subject]}/${item.subjectId}` : '/inbox'
}

export const iconOf = (subject: string): IconName => (isSubject(subject) ? ICONS[subject] : 'inbox')

/** "NEW_KIND" → "New kind": what nobody has put into words yet still reads. */
export function readable(code: string): string {
  const words = code.replace(/_/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The customer's name, unless the title says it already. */
export const whose = (item: { title: string; customerName: string | null }): string | null =>
  item.customerName && !item.title.includes(item.customerName) ? item.customerName : null

interface Item {
  kind: string
  activity: { id: string; version: number } | null
}

/** An activity's item is closed by the activity itself; any other by its answer. */
export const activityOf = (item: Item): { id: string; version: number } | null =>
  item.kind === 'ACTIVITY' ? item.activity : null

/** What happens on the object's card closes these; to answer them here would leave it undone. */
const ON_THE_CARD: readonly string[] = ['LEAD_ALLOCATION', 'PRICING', 'TICKET']
export const isOnTheCard = ({ kind }: { kind: string }): boolean => ON_THE_CARD.includes(kind)

export type Act = 'done' | 'note' | 'decline' | 'claim'

/** What the server allows with an item; an activity's own is judged as the activity is. */
export function mayAct(item: AskedItem, what: Act): boolean {
  const activity = item.kind === 'ACTIVITY' ? item.activity : null
  if (!item.viewerCan.answer || !activity || what === 'claim') return item.viewerCan.answer
  return activity.viewerCan[what === 'decline' ? 'fail' : 'complete'].allowed
}

interface AskedItem {
  kind: string
  viewerCan: { answer: boolean }
  activity: { viewerCan: { complete: { allowed: boolean }; fail: { allowed: boolean } } } | null
}

/** One key answers the row that has the focus. */
const KEYS: Record<string, Act> = { d: 'done', n: 'note', x: 'decline', c: 'claim' }

export function actOf(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return KEYS[event.key.toLowerCase()] ?? null
}

/** A clock as the Clock component takes it: the activity's own, else one made of the item's deadline. */
export function clockOf(item: {
  createdAt: string
  dueAt: string | null
  activity: {
    clock: {
      state: 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'CANCELLED'
      startedAt: string
      dueAt: string
      warnAt: string | null
      explanation: string
    } | null
  } | null
}) {
  if (item.activity?.clock) return item.activity.clock
  return item.dueAt ? { state: 'RUNNING' as const, startedAt: item.createdAt, dueAt: item.dueAt } : null
}
