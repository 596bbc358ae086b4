/** PURE: how customers are shown and grouped; no reading, no elements. */

import type { Tone } from '@/components/ui/Status'
import type { ContactRole, CustomerStatus } from '@/gql/graphql'
import { named } from '@/lib/named'

export const STATUSES = [
  'PROSPECT',
  'ACTIVE',
  'SUSPENDED',
  'CLOSED',
] as const satisfies readonly CustomerStatus[]
export const ORDERS = ['NAME_ASC', 'VALUE_DESC', 'CREATED_DESC'] as const
export const ROLES = [
  'DECISION_MAKER',
  'SIGNATORY',
  'BILLING',
  'TECHNICAL',
] as const satisfies readonly ContactRole[]
export const SEATS = ['AM', 'MAS', 'MAC', 'DAS', 'DATA_SPECIALIST'] as const

export const STATUS_TONE: Record<CustomerStatus, Tone> = {
  PROSPECT: 'info',
  ACTIVE: 'good',
  SUSPENDED: 'warn',
  CLOSED: 'idle',
}

/** The states that a customer may be put into by a person, as the server allows them. */
export const NEXT_STATUS: Record<CustomerStatus, readonly ('ACTIVE' | 'SUSPENDED' | 'CLOSED')[]> = {
  PROSPECT: ['ACTIVE', 'CLOSED'],
  ACTIVE: ['SUSPENDED', 'CLOSED'],
  SUSPENDED: ['ACTIVE', 'CLOSED'],
  CLOSED: ['ACTIVE'],
}

export interface Wanted {
  q?: string | undefined
  status?: CustomerStatus | undefined
  segment?: string | undefined
}

/** What of the customers is asked for. */
export const filterOf = ({ q, status, segment }: Wanted) => ({
  status: status ? [status] : null,
  segment: segment ? [segment] : null,
  ...(searching(q) ? { search: q.trim() } : {}),
})

/** One letter says nothing: with two or more the forgiving search answers. */
export const searching = (q: string | undefined): q is string => (q?.trim().length ?? 0) >= 2

/** Segments of several branches share codes: each code once, in the order of value. */
export function segmentOptions(
  segments: readonly { code: string; names: unknown; active: boolean }[],
  language: string,
): { id: string; label: string }[] {
  const seen = new Map<string, { id: string; label: string }>()
  for (const { code, names, active } of segments) {
    if (active && !seen.has(code)) seen.set(code, { id: code, label: named(names, language, code) })
  }
  return [...seen.values()]
}

/** Where the reader enters customers, the own branches first; `everywhere`: in those of others too. */
export function entryBranches<T extends { viewerWorksHere: boolean }>(
  branches: readonly T[],
  everywhere: boolean,
): readonly T[] {
  const own = branches.filter(({ viewerWorksHere }) => viewerWorksHere)
  return everywhere ? [...own, ...branches.filter((one) => !own.includes(one))] : own
}

/** Form fields are never null; the API takes null for "nothing". */
export const orNull = (text: string): string | null => text.trim() || null

/** The end of a day on this device's clock, as the API takes it. "2026-12-24" in. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

/** A day so many days from `now`, as a DateField takes it. */
export function dayAfter(days: number, now: Date = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`
}
