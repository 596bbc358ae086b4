import { useEffect } from 'react'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { createStore, useStore } from '@/lib/store'

/** Quick presses of plus become one write, ms. */
const PAUSE = 500

/** How many are wanted of a line, by the line's own reference. */
export type Wanted = Readonly<Record<string, number>>

/** What was pressed and is not in the queue yet: over a reload, too. */
const DRAFT = 'cart.quantities'
const changes = createStore(0)

export const wantedNow = (): Wanted => JSON.parse(readDraft(DRAFT) ?? '{}') as Wanted

function keep(wanted: Wanted): void {
  if (Object.keys(wanted).length > 0) keepDraft(DRAFT, JSON.stringify(wanted))
  else dropDraft(DRAFT)
  changes.set(changes.get() + 1)
}

export const want = (reference: string, quantity: number): void =>
  keep({ ...wantedNow(), [reference]: quantity })

/** Of a line that is taken out nothing is wanted any more; of none when the cart is emptied. */
export function unwant(gone: (reference: string) => boolean): void {
  const all = Object.entries(wantedNow())
  const left = all.filter(([reference]) => !gone(reference))
  if (left.length < all.length) keep(Object.fromEntries(left))
}

type Write = (reference: string, quantity: number) => Promise<unknown>

let settling: Promise<void> = Promise.resolve()

async function writeAll(write: Write): Promise<void> {
  for (const [reference, quantity] of Object.entries(wantedNow())) {
    await write(reference, quantity)
    if (wantedNow()[reference] === quantity) unwant((one) => one === reference)
  }
}

/**
 * Writes what is wanted, one after the other; what was pressed meanwhile stays wanted, and so does what `write` rejects. It
 * resolves once it is stored, and does nothing for a line that is not in the cart any more.
 */
export function settle(write: Write): Promise<void> {
  const written = settling.then(() => writeAll(write))
  settling = written.catch(() => undefined)
  return written
}

/**
 * Follows what is wanted, and writes it once it has stood still and the cart is `ready`, `atOnce` before a look at the whole,
 * or when one leaves.
 */
export function useWanted(write: () => void, { ready, atOnce }: { ready: boolean; atOnce: boolean }): Wanted {
  const change = useStore(changes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press begins the pause anew
  useEffect(() => {
    if (!ready) return undefined
    const timer = setTimeout(write, atOnce ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [change, ready, atOnce])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only who leaves
  useEffect(() => write, [])
  return wantedNow()
}
