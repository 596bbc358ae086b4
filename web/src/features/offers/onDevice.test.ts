import { expect, it } from 'vitest'
import type { DraftLine } from './draft'
import { bandOf, pricedHere, type StoredProduct } from './onDevice'

const lei = (amount: string) => ({ amount, currency: 'RON' })
const limit = {
  segment: 'SME',
  standardDiscount: '5.00',
  maximumDiscount: '15.00',
  minQuantity: 2,
  maxQuantity: 100,
  minMonths: 12,
}
const plan: StoredProduct = {
  id: 'prd_1',
  monthlyPrice: lei('10.3333'),
  oneTimePrice: lei('1.00'),
  components: [
    { code: 'DATA', monthlyPrice: lei('2.50'), oneTimePrice: null },
    { code: 'VOICE', monthlyPrice: null, oneTimePrice: lei('3.005') },
  ],
  limits: [limit],
}
const line = (change: Partial<DraftLine> = {}): DraftLine => ({
  key: 'prd_1#0',
  offeringId: 'prd_1',
  quantity: 3,
  discount: 0,
  months: 24,
  components: { DATA: 2 },
  ...change,
})
const priced = (...lines: DraftLine[]) => pricedHere(lines, new Map([['prd_1', plan]]), 'SME', 'RON')

it('compares a line with the segment’s limit as the server does', () => {
  expect(bandOf(line(), limit)).toEqual({ band: 'STANDARD', reasons: [] })
  expect(bandOf(line({ discount: 5 }), limit).band).toBe('STANDARD')
  expect(bandOf(line({ discount: 5.01 }), limit).band).toBe('MAXIMUM')
  expect(bandOf(line({ discount: 15 }), limit).band).toBe('MAXIMUM')
  expect(bandOf(line({ discount: 15.01 }), limit)).toEqual({
    band: 'OUTSIDE',
    reasons: ['ABOVE_MAXIMUM_DISCOUNT'],
  })
  expect(bandOf(line({ quantity: 1, months: 6 }), limit).reasons).toEqual([
    'BELOW_MIN_QUANTITY',
    'BELOW_MIN_MONTHS',
  ])
  expect(bandOf(line({ quantity: 101 }), limit).reasons).toEqual(['ABOVE_MAX_QUANTITY'])
  expect(bandOf(line(), undefined)).toEqual({ band: 'OUTSIDE', reasons: ['NO_LIMIT'] })
})

it('rounds each line half up at the cent and adds the rounded ones', () => {
  // (10.3333 + 2 × 2.50) × 3 = 45.9999
  expect(priced(line()).totals.monthly.net).toEqual(lei('46.00'))
  // 45.9999 less 10 % = 41.39991
  const two = priced(line({ discount: 10 }), line({ key: 'prd_1#1' }))
  expect(two.lines.map(({ totals }) => totals.monthly.net.amount)).toEqual(['41.40', '46.00'])
  expect(two.totals.monthly.net).toEqual(lei('87.40'))
  // Once: (1 + 3.005) × 3 = 12.015
  expect(priced(line({ components: { VOICE: 1 } })).totals.oneTime.net).toEqual(lei('12.02'))
  expect(priced(line()).totals.contract.net).toEqual(lei('1107.00'))
})

it('says outside when one line is, or when a product is not stored', () => {
  expect(priced(line()).outcome).toBe('WITHIN')
  expect(priced(line(), line({ key: 'b', discount: 90 })).outcome).toBe('OUTSIDE')
  expect(priced(line(), line({ key: 'b', offeringId: 'prd_2' })).outcome).toBe('OUTSIDE')
})
