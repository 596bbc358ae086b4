import { get, set } from 'idb-keyval'
import { sessionStore } from './session'

const PREFIX = 'trunkline-draft-'
/** A contact that goes on is kept as drafts are. */
export const CONTACT = 'trunkline-contact/'
const KEY = 'trunkline-drafts'
/** When something was last written here, and in the copy. */
const AT = 'trunkline-drafts-at'

interface Copy {
  at: number
  drafts: Record<string, string>
}

/** What found no room in localStorage. */
const unfit = new Map<string, string>()

/** On a shared tablet nobody opens another person's draft. */
export const keyOf = (name: string) => `${PREFIX}${sessionStore.get().user?.id ?? ''}.${name}`

/**
 * Unsent text by name, of who is signed in. It is read at once, so it lies in localStorage; a browser writes that down up
 * to a minute later, so a copy lies in IndexedDB, for a battery that ends before.
 */
export const readDraft = (name: string): string | null =>
  unfit.get(keyOf(name)) ?? localStorage.getItem(keyOf(name))

export function keepDraft(name: string, text: string): void {
  try {
    localStorage.setItem(keyOf(name), text)
    unfit.delete(keyOf(name))
  } catch {
    // No room: it holds as long as the page does, and the copy has it for longer.
    unfit.set(keyOf(name), text)
  }
  changedNow()
}

export function dropDraft(name: string): void {
  localStorage.removeItem(keyOf(name))
  unfit.delete(keyOf(name))
  changedNow()
}

/** Later than the last time, also when the device's clock was set back. */
export function changedNow(): void {
  try {
    localStorage.setItem(AT, String(Math.max(Date.now(), writtenAt() + 1)))
  } catch {
    // It is a few letters; the next one that fits says it.
  }
  void copy()
}

const writtenAt = (): number => Number(localStorage.getItem(AT))

const names = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) || key.startsWith(CONTACT))

let copying = false
let changed = false

/** One copy after the other, each of everything: what is typed meanwhile is in the next. */
async function copy(): Promise<void> {
  changed = true
  if (copying) return
  copying = true
  // What was written while a page went away finds no storage any more; what it had is kept already.
  while (changed && typeof localStorage !== 'undefined') {
    changed = false
    const drafts = Object.fromEntries([
      ...names().map((key): [string, string] => [key, localStorage.getItem(key) ?? '']),
      ...unfit,
    ])
    // Without room for it there is no copy; what is here holds, being newer.
    await set(KEY, { at: writtenAt(), drafts } satisfies Copy).catch(() => undefined)
  }
  copying = false
}

/** Before anything is drawn: a copy that is newer than what the browser has written down takes its place. */
export async function restoreDrafts(): Promise<void> {
  const kept = await get<Copy>(KEY).catch(() => undefined)
  if (!kept || kept.at <= writtenAt()) return
  for (const key of names()) if (!(key in kept.drafts)) localStorage.removeItem(key)
  for (const [key, text] of Object.entries(kept.drafts))
    try {
      localStorage.setItem(key, text)
    } catch {
      unfit.set(key, text)
    }
  localStorage.setItem(AT, String(kept.at))
}
