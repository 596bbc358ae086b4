import { expect, it } from 'vitest'
import { keptShare, lastMonths, mainCurrency } from './rules'

it('names the months over the turn of a year', () => {
  const now = new Date(2026, 1, 14).getTime()
  expect(lastMonths(now, 4)).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'])
})

it('sums the currency of most offers only', () => {
  const row = (offers: number, currency: string) => ({ offers, monthly: { amount: '1', currency } })
  expect(mainCurrency([row(1, 'PLN'), row(2, 'RON'), row(2, 'PLN')])).toBe('PLN')
  expect(mainCurrency([{ offers: 3, monthly: null }])).toBeUndefined()
})

it('has no share of no promises', () => {
  expect(keptShare({ kept: 3, broken: 1 })).toBe(0.75)
  expect(keptShare({ kept: 0, broken: 0 })).toBeNull()
})
