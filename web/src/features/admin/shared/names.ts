/** Words of codes that come as data: a code without a word of its own is shown readable, never as an identifier. */
import { useMessage } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'

export type Names = Record<string, string | undefined>

export const LANGUAGES = ['en', 'ro', 'es', 'pl', 'ru'] as const

/** A name that comes in several languages: the reader's, else English, else the code. */
export function named(names: unknown, language: string, code: string): string {
  const known = (names ?? {}) as Names
  return known[language] || known.en || code
}

/** "SALES_MANAGER" → "Sales manager" */
export function readable(code: string): string {
  const words = code
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `word('role', 'FIELD_SALES')` */
export function useWord(): (kind: WordKind, code: string) => string {
  const message = useMessage()
  return (kind, code) => {
    const id = idOf(kind, code)
    const text = message(id)
    return text === id ? readable(code) : text
  }
}

const idOf = (kind: WordKind, code: string): string =>
  ({
    role: `admin.role.${code}`,
    resource: `admin.resource.${code}`,
    action: `admin.action.${code}`,
    scope: `admin.scope.${code}`,
    product: `admin.product.${code}`,
    field: `admin.field.${code}`,
    operator: `admin.operator.${code}`,
    salesChannel: `admin.salesChannel.${code}`,
    priority: `admin.priority.${code}`,
    channel: `admin.channel.${code}`,
    department: `admin.department.${code}`,
    way: `admin.way.${code}`,
    leadField: `admin.leadField.${code}`,
    ticket: `admin.ticket.${code}`,
    duration: `admin.duration.${code}`,
    language: `admin.language.${code}`,
    automatic: `admin.automatic.${code.replace(/\./g, '-')}`,
  })[kind]

export type WordKind =
  | 'role'
  | 'resource'
  | 'action'
  | 'scope'
  | 'product'
  | 'field'
  | 'operator'
  | 'salesChannel'
  | 'priority'
  | 'channel'
  | 'department'
  | 'way'
  | 'leadField'
  | 'ticket'
  | 'duration'
  | 'language'
  | 'automatic'

export function useNamed(): (names: unknown, code: string) => string {
  const { language } = usePreferences()
  return (names, code) => named(names, language, code)
}
