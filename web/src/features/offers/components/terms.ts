import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'

export interface Terms {
  quantity: number
  /** Percent. */
  discount: number
  months: number
}

/** "25 × · −10 % · 24 months": the terms of a line in one line. */
export function useTerms(): (terms: Terms) => string {
  const t = useText()
  const format = useFormat()
  return ({ quantity, discount, months }) =>
    [
      t('offers.terms.pieces', { count: quantity }),
      discount > 0 ? t('offers.terms.discount', { percent: format.percent(discount / 100, 2) }) : null,
      months > 0 ? t('offers.terms.months', { count: months }) : null,
    ]
      .filter(Boolean)
      .join(' · ')
}
