import { expect, it } from 'vitest'
import { arrivedSince } from '@/lib/arrivals'

it('counts what came after the list was read', () => {
  const rows = ['2026-11-22T10:00:00Z', '2026-11-22T09:00:00Z'].map((createdAt) => ({
    id: createdAt,
    createdAt,
  }))
  expect(arrivedSince(rows, '2026-11-22T09:00:00Z', [])).toBe(1)
  expect(arrivedSince(rows, '2026-11-22T10:00:00Z', [])).toBe(0)
  // The list was read once more by itself and has it.
  expect(arrivedSince(rows, '2026-11-22T09:00:00Z', rows)).toBe(0)
})
