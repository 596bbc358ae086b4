import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import type { CardOffer } from '../useOfferDraft'
import { type Product, useShop } from './Catalogue'

export interface Products {
  byId: ReadonlyMap<string, Product>
  /** In the reader's language; also of what has left the catalogue since. */
  nameOf: (offeringId: string) => string
  asOf: number
}

export function useProducts(branch: string, offer: CardOffer | null): Products {
  const { language } = usePreferences()
  const shop = useShop(branch)
  const byId = new Map(shop.data?.shop.map((product) => [product.id, product]))
  const stored = new Map(
    offer?.revisions.flatMap((one) => one.lines.map((line) => [line.offering?.id, line.name] as const)),
  )
  return {
    byId,
    nameOf: (id) => {
      const product = byId.get(id)
      return product ? named(product.names, language, product.code) : (stored.get(id) ?? '…')
    },
    asOf: shop.dataUpdatedAt,
  }
}
