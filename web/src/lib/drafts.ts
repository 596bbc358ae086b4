import { get, set } from 'idb-keyval'

const PREFIX = 'trunkline-draft-'
const KEY = 'trunkline-drafts'

type Drafts = Record<string, string>

/**
 * Unsent text by name. It is read at once, so it lies in localStorage; a browser writes that down up to a minute later,
 * so a copy lies in IndexedDB, for a battery that ends before.
 */
export const readDraft = (name: string): string | null => localStorage.getItem(PREFIX + name)

export function keepDraft(name: string, text: string): void {
  localStorage.setItem(PREFIX + name, text)
  void copy()
}

export function dropDraft(name: string): void {
  localStorage.removeItem(PREFIX + name)
  void copy()
}

const names = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

let copying = false
let changed = false

/** One copy after the other, each of everything: what is typed meanwhile is in the next. */
async function copy(): Promise<void> {
  changed = true
  if (copying) return
  copying = true
  while (changed) {
    changed = false
    const all: Drafts = Object.fromEntries(names().map((key) => [key, localStorage.getItem(key) ?? '']))
    await set(KEY, all).catch(() => undefined)
  }
  copying = false
}

/** Before anything is drawn: the copy is what holds, since localStorage may be older, with drafts long sent. */
export async function restoreDrafts(): Promise<void> {
  const kept = await get<Drafts>(KEY).catch(() => undefined)
  if (!kept) return
  for (const key of names()) if (!(key in kept)) localStorage.removeItem(key)
  for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text)
}
