import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OfferPreviewQuery } from '@/gql/graphql'
import { fieldOf, NetworkError } from '@/lib/errors'
import { request } from '@/lib/graphql'
import { OfferPreview } from './api/offerPreview'
import { type DraftLine, inputOf } from './draft'

type Preview = NonNullable<OfferPreviewQuery['offerPreview']['preview']>
export type PreviewLine = Preview['lines'][number]
export type Totals = Preview['totals']

const PAUSE = 250

/** The value once it has stood still: while somebody types, the server is not asked for every key. */
export function useSettled<T>(value: T, pause = PAUSE): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}

/**
 * Prices the lines by the server's own rules while they are typed (OFF-02). Each answer belongs to its own question:
 * a late one of an earlier question is never shown over a newer. Until the newest is there, the last one stays.
 */
export function usePreview(customerId: string, lines: readonly DraftLine[]) {
  const settled = useSettled(lines)
  const query = useQuery({
    queryKey: ['OfferPreview', customerId, inputOf(settled)],
    queryFn: async ({ signal }) => {
      const { offerPreview } = await request(
        OfferPreview,
        { input: { customerId, lines: inputOf(settled) } },
        signal,
      )
      return { ...offerPreview, keys: settled.map((line) => line.key) }
    },
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 120_000,
    // What was only typed is not worth a place in the stored cache.
    meta: { private: true },
  })
  const data = settled.length > 0 ? query.data : undefined
  const preview = data?.preview ?? null
  const refusals = new Map<string, string>()
  let general: string | null = null
  let denied = false
  for (const error of data?.errors ?? []) {
    if (!('message' in error)) continue
    const [list, index] = fieldOf(error.path).split('.')
    const key = list === 'lines' && index !== undefined ? data?.keys[Number(index)] : undefined
    if (error.__typename === 'PermissionDenied') denied = true
    else if (key) refusals.set(key, error.message)
    else general = error.message
  }
  return {
    lines: new Map(preview?.lines.map((line, at) => [data?.keys[at] ?? '', line])),
    totals: preview?.totals ?? null,
    outcome: preview?.outcome ?? null,
    /** What an answer says of one line, by its key, and of the whole. */
    refusals,
    general,
    /** Who only answers for pricing may not ask for prices: the sums come with the saved revision. */
    denied,
    // Sums of earlier lines are never shown as those of the present ones, also while no line lets the question out.
    pending: settled !== lines || query.isFetching || query.isPlaceholderData,
    offline: query.isPaused || query.failureReason instanceof NetworkError,
  }
}
