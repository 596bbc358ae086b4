/** PURE: what of a lead can be corrected, and what of that is sent. */
import type { LeadField, LeadUpdateInput } from '@/gql/graphql'
import type { CardLead } from './components/LeadCard'
import { type EntryValues, nameOf } from './entering'

const FIELDS: readonly LeadField[] = [
  'COMPANY_NAME',
  'CONTACT_NAME',
  'PHONE',
  'EMAIL',
  'FISCAL_NUMBER',
  'ADDRESS',
  'CITY',
  'REGION',
  'SIM_COUNT',
  'CURRENT_SIMS',
  'MONTHLY_SPEND',
  'COMPETITOR',
  'NEEDS_DATA',
  'NOTE',
]

/** The fields of the form; a referral has a ground, a request a source. */
export const editable = (channel: string): readonly LeadField[] =>
  channel === 'REFERRAL'
    ? [...FIELDS, 'GROUND']
    : channel === 'CUSTOMER_REQUEST'
      ? [...FIELDS, 'REQUEST_SOURCE']
      : FIELDS

/** The lead as the form holds it: empty texts instead of nothing, sums as numbers. */
export function valuesOf(lead: CardLead): EntryValues {
  const stored = lead as unknown as Record<string, string | number | boolean | null>
  const values = editable(lead.channel).map((field) => {
    const name = nameOf(field)
    const number = field === 'SIM_COUNT' || field === 'CURRENT_SIMS' || field === 'NEEDS_DATA'
    return [name, stored[name] ?? (number ? null : '')]
  })
  return {
    ...Object.fromEntries(values),
    monthlySpend: lead.monthlySpend ? Number(lead.monthlySpend.amount) : null,
  }
}

/** Only what was changed is sent: null empties, and what the reader may not see stays as it is. */
export function changesOf(before: EntryValues, now: EntryValues): LeadUpdateInput {
  // The schema knows the fields of every channel's form: only those of this one count.
  const changed = Object.entries(before).flatMap(([name, old]) => {
    const value = now[name] ?? null
    const sent = typeof value === 'string' ? value.trim() || null : value
    if (sent === (old === '' ? null : old)) return []
    return [[name, name === 'monthlySpend' && sent !== null ? String(sent) : sent]]
  })
  return Object.fromEntries(changed)
}

/** What undoes an edit: of the fields that this form has, those that were changed, as they were. */
export function takenBack(before: EntryValues, saved: EntryValues): LeadUpdateInput {
  const own = Object.fromEntries(Object.keys(before).map((name) => [name, saved[name] ?? null]))
  return changesOf(own, before)
}
