import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Document } from './document'
import { read } from './read'

interface Arrival {
  id: string
  createdAt: string
}

const EVERY = 30_000

/** How many came after `since`; ISO moments of one server compare as text. */
export const arrivedSince = (newest: readonly Arrival[], since: string): number =>
  newest.filter((row) => row.createdAt > since).length

/**
 * What came in since a list was read, so that it can say "3 new" instead of moving its rows. `doc` asks for the newest
 * of the same view; it is asked again every half minute while the screen is looked at.
 */
export function useArrivals<TResult, TVariables>(
  doc: Document<TResult, TVariables>,
  variables: TVariables,
  pick: (data: TResult) => readonly Arrival[],
  list: { asOf: number; retry: () => void },
): { newCount: number; onShowNew: () => void } {
  const query = useQuery({
    ...read(doc, variables),
    refetchInterval: EVERY,
    meta: { private: true },
  })
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
  return { newCount: newest ? arrivedSince(newest, seen.current.since) : 0, onShowNew: list.retry }
}
