/** PURE: what of a lead's events is told, and with which sign. */
import type { IconName } from '@/components/ui/Icon'
import type { TextId } from '@/gql/texts'
import { msg } from '@/lib/i18n'

const EVENTS: Readonly<Record<string, { icon: IconName; text: TextId }>> = {
  LeadEntered: { icon: 'plus', text: msg('leads.event.LeadEntered') },
  LeadImported: { icon: 'upload', text: msg('leads.event.LeadImported') },
  LeadEntryJoined: { icon: 'attach', text: msg('leads.event.LeadEntryJoined') },
  LeadAssigned: { icon: 'user', text: msg('leads.event.LeadAssigned') },
  LeadHandedOver: { icon: 'sync', text: msg('leads.event.LeadHandedOver') },
  LeadReclassified: { icon: 'filter', text: msg('leads.event.LeadReclassified') },
  LeadEdited: { icon: 'edit', text: msg('leads.event.LeadEdited') },
  LeadStatusChanged: { icon: 'check', text: msg('leads.event.LeadStatusChanged') },
  LeadCallLogged: { icon: 'phone', text: msg('leads.event.LeadCallLogged') },
  LeadReached: { icon: 'check', text: msg('leads.event.LeadReached') },
  LeadIntroduced: { icon: 'user', text: msg('leads.event.LeadIntroduced') },
  LeadStarted: { icon: 'next', text: msg('leads.event.LeadStarted') },
  LeadClosed: { icon: 'lock', text: msg('leads.event.LeadClosed') },
  ActionRequested: { icon: 'inbox', text: msg('leads.event.ActionRequested') },
  ActionAnswered: { icon: 'check', text: msg('leads.event.ActionAnswered') },
  LeadConverted: { icon: 'customers', text: msg('leads.event.LeadConverted') },
}

interface Happened {
  kind: string
  data: unknown
}

export const iconOf = (kind: string): IconName => EVENTS[kind]?.icon ?? 'info'

export const textOf = (kind: string): TextId | undefined => EVENTS[kind]?.text

/** "LeadFrozenAgain" → "Lead frozen again": of an event that this release does not know. */
export const readable = (kind: string): string =>
  kind.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)

/** One word of an event's details. */
export function detailOf({ data }: Happened, name: string): string | null {
  const value = data && typeof data === 'object' ? (data as Record<string, unknown>)[name] : null
  return typeof value === 'string' && value ? value : null
}

/** A step that has an event of its own is told once. */
export const isTold = (entry: Happened): boolean =>
  entry.kind !== 'LeadStatusChanged' || detailOf(entry, 'move') === 'ACCEPT_OFFER'
