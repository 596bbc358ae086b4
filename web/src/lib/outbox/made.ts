import { createStore } from '../store'

/** What became of references: an address with `cus_<reference>` leads to the customer that it is now. */
const KEY = 'trunkline-made'
const MOST = 200

type Made = Readonly<Record<string, string>>

const read = (): Made => JSON.parse(localStorage.getItem(KEY) ?? '{}') as Made

export const made = createStore<Made>(read())

window.addEventListener('storage', ({ key }) => {
  if (key === KEY) made.set(read())
})

export function remember(reference: string, id: string): void {
  const all = Object.entries({ ...read(), [reference]: id }).slice(-MOST)
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)))
  made.set(Object.fromEntries(all))
}

/** An address with what became of the references in it; the same when there are none. */
export const addressed = (href: string): string =>
  href.replace(/\b[a-z]{3}_[0-9a-f]{8}-[0-9a-f-]{27}/g, (reference) => made.get()[reference] ?? reference)

interface Entity {
  id?: string
  version?: number
}

const entitiesOf = (payload: unknown): Entity[] =>
  Object.values((payload ?? {}) as Record<string, Entity | null>).filter(
    (part): part is Entity => typeof part === 'object' && part !== null && !Array.isArray(part),
  )

/** The object in a payload that a reference stands for: the one of its kind. */
export const madeIn = (payload: unknown, reference: string): string | undefined =>
  entitiesOf(payload).find(({ id }) => id?.startsWith(reference.slice(0, 4)))?.id

/** The version that a write has left. */
export const versionIn = (payload: unknown): number | undefined =>
  entitiesOf(payload).find(({ version }) => typeof version === 'number')?.version
