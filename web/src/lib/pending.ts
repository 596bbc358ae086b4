import { hashKey, type QueryKey } from '@tanstack/react-query'
import { beforeSignOut } from './session'

type Change = (cached: unknown) => unknown

/** What is shown before the server has confirmed it, by the query that shows it. */
const changes = new Map<string, Set<Change>>()

// On a shared tablet the next person sees nothing of it.
beforeSignOut(() => changes.clear())

/** Keeps a change in sight until the returned function is called. */
export function pend<TCached>(queryKey: QueryKey, change: (cached: TCached) => TCached): () => void {
  const hash = hashKey(queryKey)
  const waiting = changes.get(hash) ?? new Set()
  changes.set(hash, waiting.add(change as Change))
  return () => {
    waiting.delete(change as Change)
    if (waiting.size === 0) changes.delete(hash)
  }
}

/** An answer that comes meanwhile, asked for by somebody else's change, knows nothing of them: what was pressed would jump back. */
export const withPending = <TCached>(queryKey: QueryKey, answer: TCached): TCached =>
  [...(changes.get(hashKey(queryKey)) ?? [])].reduce<unknown>(
    (shown, change) => change(shown),
    answer,
  ) as TCached
