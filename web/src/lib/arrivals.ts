import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Document, nameOf } from './document'
import { useChanges, useFallback } from './live'
import { read } from './read'

interface Arrival {
  id: string
  createdAt: string
}

/** How many came after `since` and are not `shown` yet; ISO moments of one server compare as text. */
export const arrivedSince = (
  newest: readonly Arrival[],
  since: string,
  shown: readonly { id: string }[],
): number => newest.filter((row) => row.createdAt > since && !shown.some(({ id }) => id === row.id)).length

/**
 * What came in since a list was read, so that it can say "3 new" instead of moving its rows. `doc` asks for the newest
 * of the same view, again whenever `changed` tells of one.
 */
export function useArrivals<TResult, TVariables, TChange extends object>(
  doc: Document<TResult, TVariables>,
  changed: Document<TChange, Record<string, never>> | Document<TChange, { id?: unknown }>,
  variables: TVariables,
  pick: (data: TResult) => readonly Arrival[],
  list: { rows: readonly { id: string }[]; asOf: number; retry: () => void },
): { newCount: number; onShowNew: () => void } {
  const query = useQuery({
    ...read(doc, variables),
    refetchInterval: useFallback(),
    meta: { private: true },
  })
  useChanges(changed as Document<TChange, Record<string, never>>, {}, [nameOf(doc)])
  const seen = useRef({ view: '', since: '' })
  const view = `${JSON.stringify(variables)} ${list.asOf}`
  const newest = query.data ? pick(query.data) : null
  if (newest && seen.current.view !== view) {
    seen.current = {
      view,
      since:
        newest
          .map((row) => row.createdAt)
          .sort()
          .at(-1) ?? '',
    }
  }
  return { newCount: newest ? arrivedSince(newest, seen.current.since, list.rows) : 0, onShowNew: list.retry }
}
