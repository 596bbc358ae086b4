import { sessionStore } from '../session'
import { useStore } from '../store'
import { followOtherTabs, load, outbox } from './storage'
import type { Unsent } from './unsent'

/** Sends what waits; `anew` after something has changed: without the pause that failures have made longer. */
export const flush = (anew = false): Promise<void> =>
  import('./sender').then(
    (sender) => sender.flush(anew),
    // The code is on its way like everything else: with the next sign of a line it is asked for again.
    () => undefined,
  )

/** Sends at start, when the line or the tab comes back, and after a growing pause. */
export async function startOutbox(): Promise<void> {
  followOtherTabs()
  await load()
  const again = () => void flush(true)
  window.addEventListener('online', again)
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'visible') again()
  })
  sessionStore.subscribe(() => {
    if (sessionStore.get().state === 'in') again()
  })
  again()
}

/** The unsent writes of the signed-in user, oldest first. */
export function useOutbox(): readonly Unsent[] {
  const userId = sessionStore.get().user?.id
  return useStore(outbox).filter(
    ({ userId: whose, state }) => whose === userId && (state === 'waiting' || state === 'parked'),
  )
}

/** The files of the signed-in user that lie here for a draft, or for what is still to name them. */
export function useFilesKept(): readonly Unsent[] {
  const userId = sessionStore.get().user?.id
  return useStore(outbox).filter(({ userId: whose, state }) => whose === userId && state === 'arrived')
}

/** The write that makes the object with this reference, as long as it has not arrived. */
export const useMaking = (reference: string | undefined): Unsent | undefined =>
  useOutbox().find(({ makes }) => reference !== undefined && makes === reference)

/** The objects of a kind, "cus", that are still to be made: their references and what is shown of them. */
export const useUnsentOf = <T>(kind: string): { id: string; shown: T }[] =>
  useOutbox().flatMap(({ makes, shown }) =>
    makes?.startsWith(`${kind}_`) ? [{ id: makes, shown: shown as T }] : [],
  )

/** Whether the object with this reference is still to be made. */
export const isUnsent = (reference: string): boolean =>
  outbox.get().some(({ makes, state }) => makes === reference && state === 'waiting')
