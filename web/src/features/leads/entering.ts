/** PURE: the form of a channel, made of its setting, and what is sent. */
import * as v from 'valibot'
import type { LeadEnterInput, LeadField } from '@/gql/graphql'
import type { OpenContact } from '@/lib/contacting'
import { msg } from '@/lib/i18n'
import { isNumeric, LEAD_FIELDS } from '@/lib/leadFields'

/** As a form holds them: texts, numbers, or nothing. */
export type EntryValues = Record<string, string | number | boolean | null>

export const nameOf = (field: LeadField): string =>
  field.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** One set of values for all channels, so that choosing another channel loses nothing. */
export const emptyEntry = (): EntryValues =>
  Object.fromEntries(
    LEAD_FIELDS.map((field) => [nameOf(field), isNumeric(field) || field === 'NEEDS_DATA' ? null : '']),
  )

/** What the one who calls has said already. */
export const saidBy = (contact: OpenContact | null): EntryValues =>
  contact && !contact.customerId
    ? { [nameOf('CONTACT_NAME')]: contact.caller ?? '', [nameOf('PHONE')]: contact.phone ?? '' }
    : {}

const filled = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined

const optional = v.nullish(v.union([v.string(), v.number(), v.boolean()]), null)
const required = v.pipe(
  optional,
  v.check((value) => filled(value), msg('ui.required')),
)

/** Mandatory fields as the channel's setting says; everything else is the server's to judge. */
export function entrySchema(mandatory: readonly LeadField[]) {
  return v.object(
    Object.fromEntries(
      LEAD_FIELDS.map((field) => [nameOf(field), mandatory.includes(field) ? required : optional]),
    ),
  )
}

/** The fields of the form, in the order in which a conversation goes, what must be filled first. */
export const shownFields = (setting: { fields: readonly LeadField[]; mandatory: readonly LeadField[] }) =>
  LEAD_FIELDS.filter((field) => setting.fields.includes(field) || setting.mandatory.includes(field))

export function enterInput(
  branchId: string,
  channel: LeadEnterInput['channel'],
  fields: readonly LeadField[],
  values: EntryValues,
): LeadEnterInput {
  const given = fields.flatMap((field) => {
    const value = values[nameOf(field)]
    if (!filled(value)) return []
    const sent = field === 'MONTHLY_SPEND' ? String(value) : typeof value === 'string' ? value.trim() : value
    return [[nameOf(field), sent]]
  })
  return { companyName: '', ...Object.fromEntries(given), branchId, channel }
}
