/** PURE: the lines of an offer while they are typed; how two people's changes go together; what a revision changed. */
import { threeWay } from '@/lib/merge'

export interface DraftLine {
  /** Product and its turn in the offer, "prd_…#0": the same for everybody who edits the offer. */
  key: string
  offeringId: string
  quantity: number
  /** Percent, at most two decimals. */
  discount: number
  /** 0 for what is paid once. */
  months: number
  /** Code → how many in each unit; required ones are always inside. */
  components: Readonly<Record<string, number>>
}

export const MOST_LINES = 200
export const MOST_PIECES = 100_000
export const MOST_MONTHS = 120
export const USUAL_MONTHS = 24

interface Product {
  id: string
  monthlyPrice?: { amount: string } | null
  components: readonly { code: string; required: boolean }[]
  limits: readonly { segment: string; minQuantity: number; minMonths: number }[]
}

interface StoredLine {
  quantity: number
  discountPercent: string
  months: number
  components: unknown
  code: string
  offering?: { id: string } | null
}

const keyOf = (offeringId: string, turn: number) => `${offeringId}#${turn}`

/** Components in one order, so that equal lines are equal as text. */
const ordered = (components: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Lines of a revision, to be edited. */
export function linesOf(stored: readonly StoredLine[]): DraftLine[] {
  const turns = new Map<string, number>()
  return stored.flatMap((line) => {
    if (!line.offering) return []
    const { id } = line.offering
    const turn = turns.get(id) ?? 0
    turns.set(id, turn + 1)
    const parts = (line.components ?? []) as { code: string; quantity: number }[]
    return {
      key: keyOf(id, turn),
      offeringId: id,
      quantity: line.quantity,
      discount: Number(line.discountPercent),
      months: line.months,
      components: ordered(Object.fromEntries(parts.map(({ code, quantity }) => [code, quantity]))),
    }
  })
}

/** A product put into the offer: what its segment asks for at least, and the usual term for what is paid monthly. */
export function added(
  lines: readonly DraftLine[],
  product: Product,
  segment: string | undefined,
): DraftLine[] {
  const limit = product.limits.find((one) => one.segment === segment)
  const turns = lines
    .filter((line) => line.offeringId === product.id)
    .map((line) => Number(line.key.split('#')[1]))
  const required = product.components.filter((part) => part.required).map((part) => [part.code, 1] as const)
  const monthly = Number(product.monthlyPrice?.amount ?? 0) > 0
  return [
    ...lines,
    {
      key: keyOf(product.id, Math.max(-1, ...turns) + 1),
      offeringId: product.id,
      quantity: limit?.minQuantity ?? 1,
      discount: 0,
      months: monthly ? Math.max(USUAL_MONTHS, limit?.minMonths ?? 0) : (limit?.minMonths ?? 0),
      components: ordered(Object.fromEntries(required)),
    },
  ]
}

export const changedLine = (
  lines: readonly DraftLine[],
  key: string,
  change: Partial<DraftLine>,
): DraftLine[] => lines.map((line) => (line.key === key ? { ...line, ...change } : line))

/** How many of a component are in each unit; none takes it out. */
export function withComponent(line: DraftLine, code: string, quantity: number): DraftLine {
  const { [code]: _, ...others } = line.components
  return { ...line, components: ordered(quantity > 0 ? { ...others, [code]: quantity } : others) }
}

/** Lines as the server takes them; a percentage as text keeps its two decimals. */
export const inputOf = (lines: readonly DraftLine[]) =>
  lines.map(({ offeringId, quantity, discount, months, components }) => ({
    offeringId,
    quantity,
    discountPercent: String(Math.round(discount * 100) / 100),
    months,
    components: Object.entries(components).map(([code, pieces]) => ({ code, quantity: pieces })),
  }))

/** Numbers are all that a line holds, so equal text is equal lines. */
export const sameLines = (a: readonly DraftLine[], b: readonly DraftLine[]): boolean =>
  JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))

export interface LineConflict {
  key: string
  mine: DraftLine | null
  theirs: DraftLine | null
}

const byKey = (lines: readonly DraftLine[], keys: readonly string[]): Record<string, DraftLine | null> =>
  Object.fromEntries(keys.map((key) => [key, lines.find((line) => line.key === key) ?? null]))

/**
 * Puts together what I changed and what somebody else saved, line by line. A line that both changed is a conflict and
 * holds mine until somebody has chosen; the others keep whoever's change there is. Nothing is lost.
 */
export function mergeLines(
  base: readonly DraftLine[],
  mine: readonly DraftLine[],
  theirs: readonly DraftLine[],
): { lines: DraftLine[]; conflicts: LineConflict[] } {
  const keys = [...new Set([...mine, ...theirs, ...base].map((line) => line.key))]
  const [own, other] = [byKey(mine, keys), byKey(theirs, keys)]
  const { merged, conflicts } = threeWay(byKey(base, keys), own, other)
  return {
    lines: keys.flatMap((key) => merged[key] ?? []),
    conflicts: conflicts.map((key) => ({ key, mine: own[key] ?? null, theirs: other[key] ?? null })),
  }
}

/** The lines after each conflict has been decided; what was not decided stays mine. */
export function resolved(
  lines: readonly DraftLine[],
  conflicts: readonly LineConflict[],
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): DraftLine[] {
  const chosen = new Map(
    conflicts.map(({ key, mine, theirs }) => [key, choice[key] === 'theirs' ? theirs : mine]),
  )
  const kept = lines.flatMap((line) => (chosen.has(line.key) ? (chosen.get(line.key) ?? []) : line))
  const there = new Set(lines.map((line) => line.key))
  return [...kept, ...[...chosen].flatMap(([key, line]) => (there.has(key) || !line ? [] : line))]
}

export interface ShownLine extends StoredLine {
  name: string
}

export interface LineChange<T> {
  key: string
  before: T | null
  after: T | null
}

/** What a revision changed against the one before: lines that came, went, or have other terms. */
export function compare<T extends ShownLine>(before: readonly T[], after: readonly T[]): LineChange<T>[] {
  const keyed = (lines: readonly T[]) => {
    const turns = new Map<string, number>()
    return new Map(
      lines.map((line) => {
        const turn = turns.get(line.code) ?? 0
        turns.set(line.code, turn + 1)
        return [keyOf(line.code, turn), line] as const
      }),
    )
  }
  const terms = (line: T | null) =>
    line &&
    JSON.stringify([line.quantity, Number(line.discountPercent), line.months, partsOf(line.components)])
  const [old, now] = [keyed(before), keyed(after)]
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((key) => ({ key, before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((change) => terms(change.before) !== terms(change.after))
}

/** What is inside a unit, as stored with a line. */
export function partsOf(components: unknown): { code: string; names: unknown; quantity: number }[] {
  return Array.isArray(components) ? components : []
}
