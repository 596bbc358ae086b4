/** What of the audit's filters stands in the address, and what they ask of the server. */
import type { AuditFilter, AuditKind } from '@/gql/graphql'
import type { KINDS } from './kinds'

export interface AuditSearch {
  customer?: string | undefined
  person?: string | undefined
  kind?: (typeof KINDS)[number] | undefined
  since?: string | undefined
  until?: string | undefined
}

/** Days are whole days where the reader is: "until Friday" holds all of Friday. */
export function filterOf({ customer, person, kind, since, until }: AuditSearch): AuditFilter {
  return {
    customer: customer ?? null,
    actor: person ?? null,
    kind: kind ? [kind] : null,
    since: since ? startOf(since, 0) : null,
    until: until ? startOf(until, 1) : null,
  }
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

// The kind of thing that a table or a type of the schema is about, in the words of permissions.
const ABOUT: Record<string, string> = {
  customer: 'customer',
  contact: 'customer',
  consent: 'customer',
  flash: 'customer',
  customer_assignment: 'customer',
  subscription: 'customer',
  timeline_entry: 'customer',
  billing_account: 'billing',
  invoice: 'billing',
  payment: 'billing',
  port_call: 'billing',
  lead: 'lead',
  offer: 'offer',
  contract: 'contract',
  terms_version: 'contract',
  order: 'order',
  product_order: 'order',
  cart: 'cart',
  ticket: 'ticket',
  attachment: 'file',
  document_template: 'file',
  user: 'user',
  user_account: 'user',
  role: 'role',
  team: 'team',
  activity: 'process',
  process: 'process',
  action_request: 'inbox',
  notification: 'inbox',
  message: 'delivery',
  delivery: 'delivery',
  product_offering: 'catalog',
  segment_limit: 'catalog',
  calendar: 'clock',
  clock: 'clock',
  audit_entry: 'audit',
}

/** "offer_line" and "OfferLine.note" are about offers; null when there is no word for it. */
export function resourceOf(name: string): string | null {
  const words = name
    .replace(/\..*/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
  for (let length = words.length; length > 0; length--) {
    const found = ABOUT[words.slice(0, length).join('_')]
    if (found) return found
  }
  return null
}

/** The kinds of things an entry is about, each once: of a change its object, of a read what was shown. */
export function resourcesOf(entry: { kind: AuditKind; about: string; fields: readonly string[] }): string[] {
  const names = entry.fields.some((field) => field.includes('.')) ? entry.fields : [entry.about]
  return [...new Set(names.map(resourceOf).filter((found) => found !== null))]
}

/** A changed value in words: old and new, or the new one alone. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value) && value.length === 2) return `${shown(value[0])} → ${shown(value[1])}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
