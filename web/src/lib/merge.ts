/** PURE: what one person changed, and how it goes together with what somebody else saved in between. */

type Fields = Readonly<Record<string, unknown>>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields of `mine` that differ from `base`. */
export function changed<T extends Fields>(base: T, mine: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !same(base[name], value)),
  ) as Partial<T>
}

/**
 * Puts two changes of one object together. `conflicts` names the fields that both changed to something else; in
 * `merged` these hold my value until somebody has chosen.
 */
export function threeWay<T extends Fields>(
  base: T,
  mine: T,
  theirs: T,
): { merged: T; conflicts: (keyof T)[] } {
  const own = changed(base, mine)
  const conflicts = (Object.keys(own) as (keyof T & string)[]).filter(
    (name) => !same(base[name], theirs[name]) && !same(mine[name], theirs[name]),
  )
  return { merged: { ...theirs, ...own }, conflicts }
}
