/** PURE: how a list is read, corrected and filtered. */
import type {
  LeadImportField,
  LeadImportMapInput,
  LeadImportProblemCode,
  LeadImportRowFilter,
  LeadImportState,
} from '@/gql/graphql'

export const FIELDS = [
  'COMPANY_NAME',
  'FISCAL_NUMBER',
  'CONTACT_NAME',
  'FIRST_NAME',
  'LAST_NAME',
  'PHONE',
  'EMAIL',
  'CITY',
  'ADDRESS',
  'SIM_COUNT',
  'MONTHLY_SPEND',
  'CURRENCY',
  'COMPETITOR',
  'CONTACTED_ON',
  'NOTE',
] as const satisfies LeadImportField[]

/** Channels into which lists may be imported. */
export const LISTED = ['TELEMARKETING', 'REFERRAL', 'CUSTOMER_REQUEST'] as const

export const DELIMITERS = [';', ',', '\t', '|'] as const
export const DELIMITER_NAMES: Record<string, 'semicolon' | 'comma' | 'tab' | 'bar'> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
}

/** What was made of a value, for a person to glance over: the row is imported all the same. */
const WARNINGS: LeadImportProblemCode[] = [
  'PHONE_SEVERAL',
  'MAIL_CLEANED',
  'MAIL_SEVERAL',
  'DATE_AMBIGUOUS',
  'DATE_IN_FUTURE',
  'AMOUNT_AMBIGUOUS',
  'AMOUNT_ROUNDED',
  'AMOUNT_APPROXIMATE',
  'COUNT_RANGE',
  'COUNT_APPROXIMATE',
  'COUNT_IN_WORDS',
  'PLACEHOLDER',
  'FORMULA_AS_TEXT',
  'EXISTING_CUSTOMER',
  'LOOKS_LIKE_ROW',
  'LOOKS_LIKE_LEAD',
]

export const VIEWS = ['all', 'new', 'warnings', 'joined', 'errors'] as const
export type View = (typeof VIEWS)[number]

export function rowFilter(view: View): LeadImportRowFilter {
  if (view === 'new') return { outcome: ['NEW'] }
  if (view === 'joined') return { outcome: ['JOINED'] }
  if (view === 'errors') return { outcome: ['ERROR'] }
  return view === 'warnings' ? { outcome: ['NEW', 'JOINED'], problem: WARNINGS } : {}
}

/** Column from 0 → what it fills. */
export type Mapping = Readonly<Record<number, LeadImportField>>

export const mappingOf = (columns: readonly { index: number; field?: LeadImportField | null }[]): Mapping =>
  Object.fromEntries(columns.flatMap(({ index, field }) => (field ? [[index, field]] : [])))

/** A field is filled by one column only: choosing it here takes it away there. */
export function assignField(mapping: Mapping, index: number, field: LeadImportField | null): Mapping {
  const others = Object.entries(mapping).filter(([at, held]) => Number(at) !== index && held !== field)
  return Object.fromEntries(field ? [...others, [String(index), field]] : others)
}

export interface Reading {
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  headerRow: number
  mapping: Mapping
}

interface Stored {
  encoding?: string | null
  delimiter?: string | null
  sheet?: string | null
  headerRow: number
  columns: readonly { index: number; field?: LeadImportField | null }[]
  version: number
}

export const readingOf = (stored: Stored): Reading => ({
  encoding: stored.encoding ?? null,
  delimiter: stored.delimiter ?? null,
  sheet: stored.sheet ?? null,
  headerRow: stored.headerRow,
  mapping: mappingOf(stored.columns),
})

const sorted = (mapping: Mapping) => Object.entries(mapping).sort(([a], [b]) => Number(a) - Number(b))

const sameMapping = (a: Mapping, b: Mapping) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

export const isChanged = (stored: Stored, reading: Reading): boolean => {
  const before = readingOf(stored)
  const same =
    before.encoding === reading.encoding &&
    before.delimiter === reading.delimiter &&
    before.sheet === reading.sheet &&
    before.headerRow === reading.headerRow
  return !same || !sameMapping(before.mapping, reading.mapping)
}

/**
 * What to send. A list that is cut up differently has other columns, so their meaning is guessed anew unless it was
 * corrected at the same time; otherwise the whole mapping is sent.
 */
export function readingInput(stored: Stored, reading: Reading): LeadImportMapInput {
  const before = readingOf(stored)
  const input: LeadImportMapInput = { version: stored.version }
  if (reading.encoding && reading.encoding !== before.encoding) input.encoding = reading.encoding
  if (reading.delimiter && reading.delimiter !== before.delimiter) input.delimiter = reading.delimiter
  if (reading.sheet && reading.sheet !== before.sheet) input.sheet = reading.sheet
  if (reading.headerRow !== before.headerRow) input.headerRow = reading.headerRow
  const recut = Object.keys(input).length > 1
  if (!recut || !sameMapping(before.mapping, reading.mapping))
    input.columns = sorted(reading.mapping).map(([index, field]) => ({ index: Number(index), field }))
  return input
}

/** Somebody or something is at work on it: the screen follows. */
export const isWorking = (state: LeadImportState): boolean => state === 'MAPPED' || state === 'RUNNING'

/** How the list may still be read otherwise. */
export const isReadable = ({
  state,
  publishedRows,
}: {
  state: LeadImportState
  publishedRows: number
}): boolean => state === 'UPLOADED' || state === 'PREVIEWED' || (state === 'FAILED' && publishedRows === 0)
