/** PURE: a change that was written without a line against what the object has become. */
import type { Conflict } from '@/components/ui/ConflictChoice'
import type { Compare } from '@/lib/outbox/unsent'

export interface Found extends Record<string, unknown> {
  version: number
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const at = (object: unknown, path: string): string =>
  text(
    path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
        object,
      ),
  )

/** The fields that both changed to something else. */
export function conflictsOf(
  fields: Compare['fields'],
  input: Readonly<Record<string, unknown>>,
  found: Found,
): Conflict[] {
  return Object.entries(fields).flatMap(([name, { label, path, base }]) => {
    const [mine, theirs] = [text(input[name]), at(found, path)]
    return theirs === base || theirs === mine ? [] : [{ name, label, mine, theirs }]
  })
}

/** The change as it is sent after the decision: on the version that is there now, without what stays theirs. */
export function decided(
  input: Readonly<Record<string, unknown>>,
  conflicts: readonly Conflict[],
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
  version: number,
): Record<string, unknown> {
  const theirs = new Set(conflicts.filter(({ name }) => choice[name] === 'theirs').map(({ name }) => name))
  return { ...Object.fromEntries(Object.entries(input).filter(([name]) => !theirs.has(name))), version }
}

/** Who changed it last, and when. */
export function lastChangeOf(found: Found): { name: string; at: string } | null {
  const page = found.lastChange as
    | { edges: { node: { at: string; actor?: { name: string } | null } }[] }
    | undefined
  const node = page?.edges[0]?.node
  return node?.actor ? { name: node.actor.name, at: node.at } : null
}
