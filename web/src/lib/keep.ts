import { onlineManager } from '@tanstack/react-query'
import type { Document } from './document'
import type { Payload } from './graphql'
import { editedIn, editing } from './outbox/editing'
import { enqueue, type Write } from './outbox/enqueue'
import { discard } from './outbox/manage'

/**
 * `happens` resolves when the line is lost, at once when there is none, and after `patience` ms in any case; `stop` ends
 * the waiting.
 */
function lineLost(patience: number): { happens: Promise<undefined>; stop: () => void } {
  let stop = () => {}
  const happens = new Promise<undefined>((resolve) => {
    const look = () => {
      if (!onlineManager.isOnline()) resolve(undefined)
    }
    const timer = setTimeout(() => resolve(undefined), patience)
    const unsubscribe = onlineManager.subscribe(look)
    stop = () => {
      clearTimeout(timer)
      unsubscribe()
    }
    look()
  })
  return { happens, stop }
}

/** A line that is there and brings nothing is as good as none. */
const PATIENCE = 10_000

/**
 * A form's write: with a line the answer is here, and a refusal is thrown for the form to show; without one, or when it
 * is lost meanwhile, the write is kept, sent later, and this resolves to null.
 */
export async function sendOrKeep<TResult, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  write: Write<TVariables>,
): Promise<Payload<TResult> | null> {
  const corrected = editedIn(write.reopen?.draft)
  const { key, delivered } = await enqueue(doc, write)
  const lost = lineLost(PATIENCE)
  try {
    return ((await Promise.race([delivered, lost.happens])) ?? null) as Payload<TResult> | null
  } catch (error) {
    // It stands in the form with everything that was typed: nothing to settle in the sync centre. One that was corrected
    // keeps its place there, with all that was built on it.
    if (corrected) editing.set(corrected)
    else await discard(key)
    throw error
  } finally {
    lost.stop()
  }
}
