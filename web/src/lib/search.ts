/** What of an address a screen understands. Anything else in it is left out, never an error. */
type Read<T> = (given: unknown) => T | undefined

export const text: Read<string> = (given) => (typeof given === 'string' ? given : undefined)
export const flag: Read<boolean> = (given) => (typeof given === 'boolean' ? given : undefined)

/** "2026-12-24" */
export const day: Read<string> = (given) =>
  typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))
    ? given
    : undefined

export const oneOf =
  <const T extends string>(values: readonly T[]): Read<T> =>
  (given) =>
    values.find((value) => value === given)

/** A whole number from 1 on. */
export const upTo =
  (most: number): Read<number> =>
  (given) =>
    Number.isInteger(given) && Number(given) >= 1 && Number(given) <= most ? Number(given) : undefined

/**
 * Of a route: `searchOf({ q: text, order: oneOf(['NAME_ASC']) })`, each value optional.
 *
 * What is not understood stays as a name without a value: the router lays the answer over what the address says, and
 * a name left out would let the wrong value through.
 */
export const searchOf =
  <T extends Record<string, unknown>>(fields: { [Name in keyof T]: Read<T[Name]> }) =>
  (given: Record<string, unknown>): Partial<T> => {
    const entries = Object.entries<Read<unknown>>(fields).map(([name, read]) => [name, read(given[name])])
    return Object.fromEntries(entries) as Partial<T>
  }
