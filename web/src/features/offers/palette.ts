import { addToPalette } from '@/lib/palette'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { OfferHints } from './api/offerHints'

/** Ctrl/⌘-K finds offers by number. */
export function findOffers(): void {
  addToPalette('offers', async (text) => {
    const search = text.trim()
    // A name has no figures: only what may be a number is asked for.
    if (!/\d/.test(search) || !can('offer:read')) return []
    const { offers } = await queryClient.fetchQuery(read(OfferHints, { search }))
    return offers.nodes.map(({ id, number, customer }) => ({
      id,
      label: customer?.name ?? number,
      hint: number,
      icon: 'offers' as const,
      href: `/offers/${id}`,
    }))
  })
}
