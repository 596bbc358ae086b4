/** PURE: what a customer's and a contact's form hold, and how that goes to the API and back. */
import * as v from 'valibot'
import type { ContactRole, CustomerKind } from '@/gql/graphql'
import { msg } from '@/lib/i18n'
import { requiredText } from '@/lib/validate'
import { orNull } from './rules'

export interface CustomerFields extends Record<string, unknown> {
  kind: CustomerKind
  name: string
  fiscalNumber: string
  registrationNumber: string
  segment: string
  language: string
  country: string
  street: string
  city: string
  region: string
  postalCode: string
}

/** Text that may stay empty. */
const free = v.pipe(v.string(), v.trim())
const kind = v.picklist(['LEGAL', 'NATURAL'])
const country = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[A-Z]{2}$/, msg('customers.field.countryWrong')),
)

/** A company is known by its fiscal number; a private person need not have one (CUS-13). */
export const customerSchema = v.pipe(
  v.object({
    branchId: free,
    kind,
    name: requiredText,
    fiscalNumber: free,
    registrationNumber: free,
    segment: free,
    language: v.string(),
    country,
    street: free,
    city: free,
    region: free,
    postalCode: free,
    allowDuplicate: v.boolean(),
  }),
  v.forward(
    v.check((values) => values.kind === 'NATURAL' || values.fiscalNumber !== '', msg('ui.required')),
    ['fiscalNumber'],
  ),
)

interface Shown {
  kind: CustomerKind
  name: string
  fiscalNumber: string | null
  registrationNumber: string | null
  segment: { code: string } | null
  language: string
  country: string
  street: string | null
  city: string | null
  region: string | null
  postalCode: string | null
}

export const customerFields = (customer: Shown): CustomerFields => ({
  kind: customer.kind,
  name: customer.name,
  fiscalNumber: customer.fiscalNumber ?? '',
  registrationNumber: customer.registrationNumber ?? '',
  segment: customer.segment?.code ?? '',
  language: customer.language,
  country: customer.country,
  street: customer.street ?? '',
  city: customer.city ?? '',
  region: customer.region ?? '',
  postalCode: customer.postalCode ?? '',
})

const MAY_BE_NULL = [
  'fiscalNumber',
  'registrationNumber',
  'segment',
  'street',
  'city',
  'region',
  'postalCode',
] as const

/** Empty text means "nothing" where the API allows it. */
export function customerInput<T extends Partial<CustomerFields>>(fields: T) {
  const nulls = MAY_BE_NULL.filter((name) => name in fields).map((name) => [name, orNull(fields[name] ?? '')])
  return { ...fields, ...Object.fromEntries(nulls) } as Omit<T, (typeof MAY_BE_NULL)[number]> & {
    [K in (typeof MAY_BE_NULL)[number]]?: string | null
  }
}

export interface ContactFields extends Record<string, unknown> {
  name: string
  jobTitle: string
  roles: ContactRole[]
  phones: string[]
  email: string
  language: string
  hours: string
}

export const contactSchema = v.object({
  name: requiredText,
  jobTitle: free,
  roles: v.array(v.picklist(['SIGNATORY', 'TECHNICAL', 'BILLING', 'DECISION_MAKER'])),
  phones: v.array(v.string()),
  email: v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.email())], msg('ui.email')),
  language: v.string(),
  hours: free,
})

interface ShownContact {
  name: string
  jobTitle: string | null
  roles: readonly ContactRole[]
  phones: readonly string[] | null
  email: string | null
  language: string
  hours: string | null
}

export const contactFields = (contact: ShownContact): ContactFields => ({
  name: contact.name,
  jobTitle: contact.jobTitle ?? '',
  roles: [...contact.roles],
  phones: [...(contact.phones ?? [])],
  email: contact.email ?? '',
  language: contact.language,
  hours: contact.hours ?? '',
})

/** Empty phones are left out; whoever may not see phones and mail does not send them either. */
export function contactInput<T extends Partial<ContactFields>>(fields: T) {
  const { jobTitle, phones, email, hours, ...rest } = fields
  return {
    ...rest,
    ...(jobTitle === undefined ? {} : { jobTitle: orNull(jobTitle) }),
    ...(phones === undefined ? {} : { phones: phones.map((phone) => phone.trim()).filter(Boolean) }),
    ...(email === undefined ? {} : { email: orNull(email) }),
    ...(hours === undefined ? {} : { hours: orNull(hours) }),
  }
}
