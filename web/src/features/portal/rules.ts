import type { Tone } from '@/components/ui/Status'
import type { Step } from '@/components/ui/Steps'
import type {
  ContactRole,
  ContractStatus,
  OfferStatus,
  OrderStatus,
  SubscriptionKind,
  TicketStatus,
} from '@/gql/graphql'
import { type About, PRODUCTS } from './search'

export const OFFER_TONES: Record<OfferStatus, Tone> = {
  DRAFT: 'idle',
  PRICING: 'idle',
  APPROVED: 'idle',
  SENT: 'warn',
  ACCEPTED: 'good',
  REFUSED: 'idle',
  EXPIRED: 'idle',
  WITHDRAWN: 'idle',
}
export const ORDER_TONES: Record<OrderStatus, Tone> = {
  SUBMITTED: 'info',
  IN_PROGRESS: 'info',
  AWAITING_CUSTOMER: 'warn',
  COMPLETED: 'good',
  CANCELLED: 'idle',
}
export const TICKET_TONES: Record<TicketStatus, Tone> = {
  GATHERING: 'info',
  OPEN: 'info',
  DISPATCHED: 'info',
  REJECTED: 'warn',
  RESOLVED: 'warn',
  CLOSED: 'good',
  CANCELLED: 'idle',
}
export const CONTRACT_TONES: Record<ContractStatus, Tone> = {
  DRAFT: 'idle',
  GENERATED: 'info',
  SENT: 'warn',
  SIGNED: 'info',
  ACTIVE: 'good',
  ENDED: 'idle',
  CANCELLED: 'idle',
}

const TICKET_STEPS = ['reported', 'working', 'solved', 'closed'] as const
export type TicketStep = (typeof TICKET_STEPS)[number]
/** How many of the steps are behind a ticket in each state. */
const TICKET_AT: Record<TicketStatus, number> = {
  GATHERING: 0,
  OPEN: 1,
  DISPATCHED: 1,
  REJECTED: 1,
  RESOLVED: 2,
  CLOSED: 4,
  CANCELLED: 4,
}

export function ticketSteps(status: TicketStatus): { id: TicketStep; state: Step['state'] }[] {
  const at = TICKET_AT[status]
  return TICKET_STEPS.map((id, index) => ({ id, state: index < at ? 'done' : index === at ? 'now' : 'next' }))
}

const AFTER = ['accepted', 'contract', 'sign', 'order'] as const
export type AfterStep = (typeof AFTER)[number]

/** What follows an accepted offer, by what is there already. */
export function afterAccepting(
  contract: ContractStatus | undefined,
): { id: AfterStep; state: Step['state'] }[] {
  const at =
    contract === 'SIGNED' || contract === 'ACTIVE' || contract === 'ENDED' ? 3 : contract === 'SENT' ? 2 : 1
  return AFTER.map((id, index) => ({ id, state: index < at ? 'done' : index === at ? 'now' : 'next' }))
}

/** Days from today to a day, by the reader's calendar; negative when it is over. */
export function daysUntil(day: string, now: number): number {
  const today = new Date(now)
  today.setHours(0, 0, 0, 0)
  return Math.round((new Date(`${day}T00:00`).getTime() - today.getTime()) / 86_400_000)
}

interface Payable {
  dueOn: string
  gross: { amount: string; currency: string } | null
  unpaid: { amount: string; currency: string } | null
}

/** How an invoice stands: paid, to be paid, part of it, or late. */
export function standing(
  invoice: Payable,
  now: number,
): { id: 'paid' | 'open' | 'part' | 'late'; tone: Tone } {
  const rest = Number(invoice.unpaid?.amount ?? 0)
  if (rest <= 0) return { id: 'paid', tone: 'good' }
  if (daysUntil(invoice.dueOn, now) < 0) return { id: 'late', tone: 'late' }
  return { id: rest < Number(invoice.gross?.amount) ? 'part' : 'open', tone: 'warn' }
}

/** The invoice that is paid next: the oldest with something left to pay. */
export const nextToPay = <T extends Payable>(newestFirst: readonly T[]): T | undefined =>
  newestFirst.findLast(({ unpaid }) => Number(unpaid?.amount ?? 0) > 0)

interface Symptom {
  productType: string
  branch: { id: string } | null
}

/** The symptoms of one product in the customer's branch. */
export const symptomsOf = <T extends Symptom>(
  symptoms: readonly T[],
  product: string,
  branch: string | undefined,
): T[] => symptoms.filter((one) => one.productType === product && one.branch?.id === branch)

/** Whether a report is about something that the customer has. */
export const isProduct = (about: About): about is (typeof PRODUCTS)[number] =>
  (PRODUCTS as readonly string[]).includes(about)

/** What a photo or a scan of a fault may be. */
export const PHOTOS = '.jpg,.jpeg,.png,.webp,.heic,.pdf'

/** Kind of the lines that a product runs on; none for what is not a line. */
export const LINE_KINDS: Partial<Record<About, SubscriptionKind>> = {
  VOICE_PLAN: 'VOICE',
  DATA_PORT: 'DATA',
  HOSTING: 'HOSTING',
}

/** A text that the API keeps in all languages. */
export function named(names: unknown, language: string): string {
  const texts = (names ?? {}) as Record<string, string | undefined>
  return texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''
}

/** The names of a line's components, as the API keeps them. */
export function componentNames(components: unknown, language: string): string[] {
  return ((components ?? []) as { names?: unknown; code: string; quantity?: number }[]).map((part) => {
    const name = named(part.names, language) || part.code
    return (part.quantity ?? 1) > 1 ? `${name} × ${part.quantity}` : name
  })
}

/** Names of operations whose answers change with the company's data. */
export const ACCOUNT = ['PortalAccount']

export const orNull = (text: string): string | null => text.trim() || null

/** What a customer's own people are asked for as their administrator says; who signs is not among it. */
export const OWN_ROLES = ['TECHNICAL', 'BILLING', 'DECISION_MAKER'] as const satisfies ContactRole[]

interface Person extends Record<(typeof OWN_ROLES)[number], boolean> {
  name: string
  jobTitle: string
  email: string
  phone: string
}

/** A person as it is sent; the form shows the first phone, any others stay. */
export const personInput = (person: Person, before: { phones: readonly string[] | null } | null) => ({
  name: person.name,
  jobTitle: orNull(person.jobTitle),
  email: orNull(person.email),
  phones: [...(person.phone ? [person.phone] : []), ...(before?.phones ?? []).slice(1)],
  roles: OWN_ROLES.filter((role) => person[role]),
})
