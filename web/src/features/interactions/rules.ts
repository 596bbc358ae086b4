/** PURE: what is offered of reasons and texts, and what is sent of a contact. */
import type { InteractionChannel, InteractionReasonsQuery } from '@/gql/graphql'
import type { OpenContact } from '@/lib/contacting'

export type Reason = InteractionReasonsQuery['interactionReasons'][number]
export type Macro = InteractionReasonsQuery['interactionMacros'][number]

export const CHANNELS = [
  'PHONE',
  'VISIT',
  'SHOP',
  'MAIL',
  'EMAIL',
  'CHAT',
  'SMS',
  'PORTAL',
  'NOTE',
] as const satisfies readonly InteractionChannel[]

/** The most specific reasons first in mind: those with narrower ones below them are still offered. */
export const offered = (reasons: readonly Reason[]): Reason[] => reasons.filter(({ active }) => active)

export const byItself = (reasons: readonly Reason[], channel: InteractionChannel): string[] =>
  offered(reasons)
    .filter(({ defaultFor }) => defaultFor === channel)
    .slice(0, 1)
    .map(({ id }) => id)

/** Texts for the chosen reasons first, then those for any. */
export function macrosFor(macros: readonly Macro[], chosen: readonly string[]): Macro[] {
  const usable = macros.filter(({ active, reason }) => active && (!reason || chosen.includes(reason.id)))
  return [...usable.filter(({ reason }) => reason), ...usable.filter(({ reason }) => !reason)]
}

/** A prepared text goes behind what was typed, on a line of its own. */
export const joined = (note: string, text: string): string =>
  note.trim() ? `${note.trimEnd()}\n${text}` : text

const seconds = (from: number, until: number) =>
  Math.min(86_400, Math.max(0, Math.round((until - from) / 1000)))

/** With whom, as the server takes it. */
export const startInput = (contact: OpenContact) => ({
  channel: contact.channel,
  direction: contact.direction,
  customerId: contact.customerId ?? null,
  contactId: contact.contactId ?? null,
  leadId: contact.leadId ?? null,
  aboutId: contact.aboutId ?? null,
  arrivedAt: new Date(contact.startedAt).toISOString(),
  clientReference: contact.reference,
})

/** Where what is known of the other side stands. */
export function placeOf({ customerId, leadId }: OpenContact): string | null {
  if (customerId) return `/customers/${customerId}`
  return leadId ? `/leads/${leadId}` : null
}

/** What is written of it so far. */
export const writeInput = (contact: OpenContact, now: number) => ({
  note: contact.note || null,
  topics: contact.reasons.map((reasonId) => ({ reasonId })),
  phone: contact.phone ?? null,
  caller: contact.caller || null,
  talkSeconds: seconds(contact.startedAt, contact.endedAt ?? now),
  cardSeconds: seconds(contact.startedAt, now),
})

/** "4:05", "1:02:30". */
export function clockOf(from: number, until: number): string {
  const all = Math.max(0, Math.floor((until - from) / 1000))
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
