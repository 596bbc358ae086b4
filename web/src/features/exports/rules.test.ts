import { expect, test } from 'vitest'
import { written } from './rules'

test('the bar of a list that is too long to be counted is full when the right ends, not when counting did', () => {
  expect(written({ rows: 0, total: 0, totalAtLeast: false, most: 1000 })).toBe(0)
  expect(written({ rows: 500, total: 2000, totalAtLeast: false, most: 1000 })).toBe(0.5)
  expect(written({ rows: 10_000, total: 10_000, totalAtLeast: true, most: 100_000 })).toBe(0.1)
})
