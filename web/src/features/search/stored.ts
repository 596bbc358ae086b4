import { type FoundKind, PLACES } from './places'

/** Something that was found, as it is shown. */
export interface Found {
  id: string
  kind: FoundKind
  label: string
  number: string
}

const KINDS: Record<string, FoundKind> = {
  cus: 'CUSTOMER',
  lea: 'LEAD',
  off: 'OFFER',
  ctr: 'CONTRACT',
  ord: 'ORDER',
  tic: 'TICKET',
  int: 'INTERACTION',
}
const MOST = 20
const NAMES = ['name', 'companyName', 'subject', 'caller', 'number'] as const

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const bare = (text: string) => plain(text).replace(/[-./_ +()]/g, '')

/** Whether all words that were typed stand in the name, or the number ends as typed. */
export function answers({ label, number }: Found, asked: string): boolean {
  const text = plain(`${label} ${number}`)
  const words = plain(asked).split(/\s+/).filter(Boolean)
  const end = bare(asked)
  return words.every((word) => text.includes(word)) || (/\d{2}/.test(end) && bare(number).endsWith(end))
}

const textOf = (row: Record<string, unknown>) =>
  NAMES.map((name) => row[name]).find((value): value is string => typeof value === 'string' && value !== '')

/** What bears a name or a number in answers that this device keeps; each object once. */
export function foundIn(stored: readonly unknown[], asked: string): Found[] {
  const found = new Map<string, Found>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) look(one)
    } else if (value && typeof value === 'object') {
      const row = value as Record<string, unknown>
      const id = typeof row.id === 'string' ? row.id : ''
      const kind = KINDS[id.slice(0, 3)]
      const customer = row.customer as { name?: string } | null | undefined
      const label = customer?.name && kind !== 'TICKET' ? customer.name : textOf(row)
      if (kind && label && PLACES[kind] && !found.has(id)) {
        const one = { id, kind, label, number: typeof row.number === 'string' ? row.number : '' }
        if (answers(one, asked)) found.set(id, one)
      }
      for (const below of Object.values(row)) look(below)
    }
  }
  for (const answer of stored) look(answer)
  return [...found.values()].slice(0, MOST)
}
