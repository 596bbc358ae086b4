import { onlineManager, type QueryKey } from '@tanstack/react-query'
import type { Document } from './document'
import { enqueue, type Write } from './outbox/enqueue'
import { outbox } from './outbox/storage'
import { pend } from './pending'
import { queryClient, storeCache } from './query'

/** Calls back once a write waits no more: also if it was thrown away, or another tab has sent it. */
function whenGone(key: string, then: () => void): void {
  const look = () => {
    if (outbox.get().some((item) => item.key === key && item.state === 'waiting')) return
    stop()
    then()
  }
  const stop = outbox.subscribe(look)
  look()
}

export interface Optimistic<TVariables, TCached> extends Write<TVariables> {
  /** Key of the query whose shown value changes at once. */
  queryKey: QueryKey
  change: (cached: TCached) => TCached
}

/**
 * A write that also works without a line: shown at once, stored in the outbox, taken back if it is refused.
 * Returns the function that restores what was shown, for the undo of a toast (with the inverse write).
 */
export async function writeOptimistic<TResult, TVariables extends Record<string, unknown>, TCached>(
  doc: Document<TResult, TVariables>,
  { queryKey, change, ...write }: Optimistic<TVariables, TCached>,
): Promise<{ key: string; delivered: Promise<unknown>; restore: () => void }> {
  await queryClient.cancelQueries({ queryKey })
  const before = queryClient.getQueryData<TCached>(queryKey)
  if (before !== undefined) queryClient.setQueryData<TCached>(queryKey, change(before))
  const restore = () => queryClient.setQueryData(queryKey, before)
  const confirmed = pend(queryKey, change)
  const refused = () => {
    confirmed()
    restore()
    void queryClient.invalidateQueries({ queryKey })
  }
  try {
    const { key, delivered } = await enqueue(doc, write)
    // Who loads the app anew at this moment, without a line, still sees what waits: nobody presses it twice.
    if (!onlineManager.isOnline()) void storeCache()
    delivered.then(confirmed, refused)
    whenGone(key, confirmed)
    return { key, delivered, restore }
  } catch (error) {
    refused()
    throw error
  }
}
