import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OfferPreviewQuery } from '@/gql/graphql'
import { fieldOf, NetworkError } from '@/lib/errors'
import { request } from '@/lib/graphql'
import { useSettled } from '@/lib/settled'
import { OfferPreview } from './api/offerPreview'
import type { Sum } from './components/Totals'
import { type DraftLine, inputOf } from './draft'
import { pricedHere, type StoredProduct } from './onDevice'

type Preview = NonNullable<OfferPreviewQuery['offerPreview']['preview']>
/** The server's word, or without a line the device's: then VAT is not known. */
export type PreviewLine = Omit<Preview['lines'][number], 'totals'> & {
  totals: { monthly: Pick<Sum, 'net'>; oneTime: Pick<Sum, 'net'> }
}
export interface Totals {
  monthly: Sum
  oneTime: Sum
  contract: Sum
}

/** What prices lines while there is no line; see `onDevice`. */
export interface Stored {
  products: ReadonlyMap<string, StoredProduct>
  segment: string | undefined
  currency: string
  /** The customer is not there yet, so the server cannot be asked. */
  unsent: boolean
}

/**
 * Prices the lines by the server's own rules while they are typed (OFF-02). Each answer belongs to its own question:
 * a late one of an earlier question is never shown over a newer. Until the newest is there, the last one stays.
 */
export function usePreview(customerId: string, lines: readonly DraftLine[], stored?: Stored) {
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
    enabled: settled.length > 0 && !stored?.unsent,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 120_000,
    // What was only typed is not worth a place in the stored cache.
    meta: { private: true },
  })
  const offline = stored?.unsent || query.isPaused || query.failureReason instanceof NetworkError
  // What the server has said of exactly these lines holds longer than the device's own word.
  if (offline && stored && lines.length > 0 && (settled !== lines || query.isPlaceholderData || !query.data))
    return hereOnly(lines, stored)
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
    lines: new Map<string, PreviewLine>(preview?.lines.map((line, at) => [data?.keys[at] ?? '', line])),
    totals: (preview?.totals ?? null) as Totals | null,
    outcome: preview?.outcome ?? null,
    /** What an answer says of one line, by its key, and of the whole. */
    refusals,
    general,
    /** Who only answers for pricing may not ask for prices: the sums come with the saved revision. */
    denied,
    // Sums of earlier lines are never shown as those of the present ones, also while no line lets the question out.
    pending: settled !== lines || query.isFetching || query.isPlaceholderData,
    offline,
    /** The device's own word. */
    here: false,
  }
}

/** The same, priced by the stored catalogue. */
function hereOnly(lines: readonly DraftLine[], { products, segment, currency }: Stored) {
  const preview = pricedHere(lines, products, segment, currency)
  return {
    lines: new Map<string, PreviewLine>(preview.lines.map(({ key, ...line }) => [key, line])),
    totals: preview.totals as Totals,
    outcome: preview.outcome,
    refusals: new Map<string, string>(),
    general: null,
    denied: false,
    pending: false,
    offline: true,
    here: true,
  }
}
