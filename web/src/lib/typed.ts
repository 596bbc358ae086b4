/** What was typed, and what it was typed over. */
interface Typed<T> {
  base: T
  mine: T
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a draft; null when nothing was changed. */
export const packed = <T>(base: T, mine: T): string | null =>
  same(base, mine) ? null : JSON.stringify({ base, mine } satisfies Typed<T>)

/** What was typed, over what stands there now: of a form only the fields that were changed. Null for none. */
export function unpacked<T>(text: string | null, now: T): T | null {
  if (text === null) return null
  const stored = JSON.parse(text) as Typed<T> | T
  // A release before this one kept the fields alone.
  const typed =
    isFields(stored) && 'mine' in stored && 'base' in stored ? (stored as unknown as Typed<T>) : null
  const { base, mine } = typed ?? { base: now, mine: stored as T }
  if (!isFields(mine) || !isFields(base) || !isFields(now)) return same(mine, now) ? null : mine
  const changed = Object.entries(mine).filter(([name, value]) => !same(value, base[name]))
  const found = { ...now, ...Object.fromEntries(changed) }
  return same(found, now) ? null : found
}
