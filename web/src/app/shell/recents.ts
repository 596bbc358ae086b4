import type { PaletteItem } from '@/lib/palette'
import { beforeSignOut } from '@/lib/session'

const KEY = 'trunkline-recents'
const MOST = 6

// They carry names of customers: whoever comes next at a shared tablet does not see them.
beforeSignOut(async () => localStorage.removeItem(KEY))

export const recents = (): PaletteItem[] => JSON.parse(localStorage.getItem(KEY) ?? '[]') as PaletteItem[]

/** What was opened last comes first. */
export const withRecent = (before: readonly PaletteItem[], item: PaletteItem): PaletteItem[] =>
  [item, ...before.filter(({ id }) => id !== item.id)].slice(0, MOST)

export function remember({ id, label, hint, icon, href }: PaletteItem): void {
  if (!href) return
  const item = { id, label, icon, href, ...(hint ? { hint } : {}) }
  localStorage.setItem(KEY, JSON.stringify(withRecent(recents(), item)))
}
