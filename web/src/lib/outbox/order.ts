/** PURE: which write may go next, and which waits for which. */
import type { Unsent } from './unsent'

type Place = Pick<Unsent, 'key' | 'userId' | 'subject' | 'state' | 'variables' | 'makes'>

/** Whether a write names an object by the reference that an earlier one gives it. */
const names = (item: Place, reference: string): boolean =>
  item.subject === reference || JSON.stringify(item.variables).includes(`"${reference}"`)

/** "cart" and "cart:line": the whole and a part of it. */
const sameObject = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}:`) || other.startsWith(`${one}:`)

const dependsOn = (item: Place, before: Place): boolean =>
  sameObject(item.subject, before.subject) || (before.makes !== undefined && names(item, before.makes))

/** For each write that is held back, the refused one that it waits for; of a chain the first. */
export function heldBack<T extends Place>(items: readonly T[], userId: string | undefined): Map<string, T> {
  const held = new Map<string, T>()
  const stopped: T[] = []
  for (const item of items) {
    if (item.userId !== userId || item.state === 'dropped' || item.state === 'arrived') continue
    const before = stopped.find((one) => dependsOn(item, one))
    if (before && item.state === 'waiting') held.set(item.key, held.get(before.key) ?? before)
    if (before || item.state === 'parked') stopped.push(item)
  }
  return held
}

/** The first write that may go: none overtakes an earlier one, and none passes a parked one that it depends on. */
export function nextToSend<T extends Place>(items: readonly T[], userId: string | undefined): T | undefined {
  const held = heldBack(items, userId)
  return items.find((item) => item.userId === userId && item.state === 'waiting' && !held.has(item.key))
}

/** The later writes that could never arrive without this one, since it makes what they name. */
export function builtOn<T extends Place>(items: readonly T[], key: string): T[] {
  const first = items.find((item) => item.key === key)
  const made = new Set(first?.makes ? [first.makes] : [])
  return items.filter((item) => {
    if (item.key <= key || ![...made].some((reference) => names(item, reference))) return false
    if (item.makes) made.add(item.makes)
    return true
  })
}

/** The variables with one of them set: at("input.version"). */
export function withVariable(
  variables: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...variables, [name]: value }
  const inner = (variables[name] ?? {}) as Record<string, unknown>
  return { ...variables, [name]: withVariable(inner, rest.join('.'), value) }
}

/** Which files that have arrived nothing needs any more, once these are put and those are taken: nobody names them. */
export function settled(all: readonly Unsent[], put: readonly Unsent[], take: readonly string[]): string[] {
  const left = [...new Map([...all, ...put].map((item) => [item.key, item])).values()].filter(
    ({ key }) => !take.includes(key),
  )
  return left
    .filter(
      ({ key, state, draft, makes }) =>
        state === 'arrived' &&
        draft === undefined &&
        !left.some((other) => other.key !== key && makes !== undefined && names(other, makes)),
    )
    .map(({ key }) => key)
}

/** A server forgets a file that nothing has named for a day: after this it is sent again. */
export const FRESH_MS = 20 * 3_600_000

/** The files that a write names and that the server may have forgotten by now. */
export const forgotten = (all: readonly Unsent[], item: Unsent, now: number): Unsent[] =>
  all.filter(
    ({ state, makes, arrived = 0 }) =>
      state === 'arrived' && makes !== undefined && names(item, makes) && Math.abs(now - arrived) > FRESH_MS,
  )

/** The same with another reference in place of one. */
export const renamed = <T>(value: T, reference: string, other: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll(`"${reference}"`, `"${other}"`)) as T
