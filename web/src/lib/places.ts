import type { RouterHistory } from '@tanstack/react-router'
import { beforeSignOut, sessionStore } from './session'

/** Where a list stood: its first row in sight, how far below the edge that began, and the row that had the focus. */
export interface Place {
  at: number
  by: number
  row: number | null
}

const KEY = 'trunkline-places'
const MOST = 30

// Who has just loaded the app stands where they left it, too.
let back = true

// What was searched for is part of a list's name.
beforeSignOut(async () => sessionStorage.removeItem(KEY))

/** Follows how people move: by "back" they find a screen as they left it, by a link they begin at its top. */
export function watchMoves(history: RouterHistory): void {
  history.subscribe(({ action }) => {
    if (action.type !== 'REPLACE') back = action.type !== 'PUSH'
  })
}

type Places = Record<string, Place>
const stored = (): Places => JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Places

/** Where this list stood, for who comes back to it. */
export const placeOf = (name: string): Place | undefined => (back ? stored()[name] : undefined)

export function keepPlace(name: string, place: Place): void {
  // A list that is closed because its person has signed out leaves no trace.
  if (sessionStore.get().state !== 'in') return
  const { [name]: _, ...others } = stored()
  const all = [...Object.entries(others), [name, place] as const].slice(-MOST)
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)))
}
