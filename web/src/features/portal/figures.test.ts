import { expect, it } from 'vitest'
import { byMonth, change, kindsOf, partsOf, type Uses, usesOf } from './figures'

it('tells how a bill differs from the one before', () => {
  expect(change([])).toEqual({ way: 'only' })
  expect(change([100])).toEqual({ way: 'only' })
  expect(change([0, 100])).toEqual({ way: 'only' })
  expect(change([100, 100.2])).toEqual({ way: 'same' })
  expect(change([50, 100, 112])).toEqual({ way: 'more', share: expect.closeTo(0.12) })
  expect(change([100, 75])).toEqual({ way: 'less', share: 0.25 })
})

it('puts bills in the order of time', () => {
  const bill = (month: string) => ({ id: month, month, gross: null })
  expect(byMonth([bill('2026-02-01'), bill('2025-12-01')]).map(({ month }) => month)).toEqual([
    '2025-12-01',
    '2026-02-01',
  ])
})

it('shows data in gigabytes and what has no bound without one', () => {
  const uses: Uses = [
    { month: '2026-10-01', kind: 'DATA', used: '11200.00', included: '15000.00' },
    { month: '2026-10-01', kind: 'VOICE', used: '640.00', included: null },
  ]
  expect(usesOf(uses, 'DATA')).toEqual([{ month: '2026-10-01', used: 11.2, included: 15 }])
  expect(usesOf(uses, 'VOICE')).toEqual([{ month: '2026-10-01', used: 640, included: null }])
  expect(kindsOf(uses)).toEqual(['DATA', 'VOICE'])
})

it('adds up equal parts of a bill, the largest first', () => {
  const line = (description: string, amount: string) => ({ description, net: { amount } })
  expect(
    partsOf([line('Net', '10'), line('Voice', '15'), line('Net', '10'), { description: 'Free', net: null }]),
  ).toEqual([
    { name: 'Net', sum: 20 },
    { name: 'Voice', sum: 15 },
    { name: 'Free', sum: 0 },
  ])
})
