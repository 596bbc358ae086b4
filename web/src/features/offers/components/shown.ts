/** PURE: what of an offer a customer may see. Limits, bands, notes and revisions have no place in its type. */

import { named } from '@/lib/named'
import type { DraftLine } from '../draft'
import { partsOf } from '../draft'
import type { CardOffer } from '../useOfferDraft'
import type { PreviewLine, Totals } from '../usePreview'
import type { ShownOffer } from './ShowMode'

interface Product {
  components: readonly { code: string; names: unknown }[]
}

/** The offer while it is made. */
export function shownDraft(
  customer: string,
  lines: readonly DraftLine[],
  preview: { lines: ReadonlyMap<string, PreviewLine>; totals: Totals | null },
  products: { byId: ReadonlyMap<string, Product>; nameOf: (offeringId: string) => string },
  language: string,
): ShownOffer {
  return {
    customer,
    totals: preview.totals,
    lines: lines.map((line) => {
      const priced = preview.lines.get(line.key)
      const parts = products.byId.get(line.offeringId)?.components ?? []
      return {
        key: line.key,
        name: products.nameOf(line.offeringId),
        parts: parts
          .filter((part) => line.components[part.code])
          .map((part) => named(part.names, language, part.code)),
        quantity: line.quantity,
        discount: line.discount,
        months: line.months,
        monthly: priced?.totals.monthly.net,
        oneTime: priced?.totals.oneTime.net,
      }
    }),
  }
}

/** A saved revision, the newest when none is named. */
export function shownOffer(offer: CardOffer, language: string): ShownOffer {
  const revision = offer.revisions[0]
  return {
    customer: offer.customer?.name ?? '',
    validUntil: offer.validUntil,
    totals: revision ? sumsOf(revision) : null,
    lines: (revision?.lines ?? []).map((line) => ({
      key: line.id,
      name: line.name,
      parts: partsOf(line.components).map((part) => named(part.names, language, part.code)),
      quantity: line.quantity,
      discount: Number(line.discountPercent),
      months: line.months,
      monthly: line.monthlyNet,
      oneTime: line.oneTimeNet,
    })),
  }
}

type Revision = CardOffer['revisions'][number]

/** The stored sums of a revision. */
export const sumsOf = (revision: Revision) => ({
  monthly: { net: revision.monthlyNet, vat: revision.monthlyVat },
  oneTime: { net: revision.oneTimeNet, vat: revision.oneTimeVat },
  contract: { net: revision.contractNet, vat: revision.contractVat },
})
