import { expect, test } from 'vitest'
import { columns, lastRuns } from './rules'

test('traffic of an hour becomes twelve columns, empty ones included', () => {
  const now = Date.parse('2026-11-29T12:02:00Z')
  const minute = (at: string, requests: number, failed = 0) => ({ minute: at, requests, failed, p95Ms: 5 })
  const found = columns(
    [
      minute('2026-11-29T11:02:00Z', 100),
      minute('2026-11-29T11:56:00Z', 3, 1),
      minute('2026-11-29T11:59:00Z', 4),
      minute('2026-11-29T12:01:00Z', 2),
    ],
    now,
  )
  expect(found).toHaveLength(12)
  expect(found.at(-1)).toEqual({ at: Date.parse('2026-11-29T12:00:00Z'), requests: 2, failed: 0 })
  expect(found.at(-2)).toEqual({ at: Date.parse('2026-11-29T11:55:00Z'), requests: 7, failed: 1 })
  expect(found.slice(0, -2).every(({ requests }) => requests === 0)).toBe(true)
})

test('of each kind of run the last one counts', () => {
  const runs = [
    { kind: 'BACKUP', id: 3 },
    { kind: 'AUDIT_CHECK', id: 2 },
    { kind: 'BACKUP', id: 1 },
  ]
  expect(lastRuns(runs).map(({ id }) => id)).toEqual([3, 2])
})
