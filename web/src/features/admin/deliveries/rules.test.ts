import { expect, test } from 'vitest'
import { since, stateOf } from './rules'

test('a state that the list does not have is its first one', () => {
  expect(stateOf('jobs', 'GIVEN_UP')).toBe('GIVEN_UP')
  expect(stateOf('messages', 'GIVEN_UP')).toBe('FAILED')
  expect(stateOf('timers', undefined)).toBe('LATE')
})

test('a period begins on a full minute', () => {
  const now = Date.parse('2026-11-29T12:00:31.5Z')
  expect(since('hour', now)).toBe('2026-11-29T11:00:00.000Z')
  expect(since('week', now)).toBe('2026-11-22T12:00:00.000Z')
  expect(since(undefined, now)).toBeUndefined()
})
