import { expect, it } from 'vitest'
import { kindOf, NEXT_ORIGINAL, stateOf, WAY } from './rules'

it('shows how far a contract is', () => {
  expect(WAY.map((step) => stateOf(step, 'SENT'))).toEqual(['done', 'done', 'now', 'next', 'next'])
  expect(WAY.map((step) => stateOf(step, 'ACTIVE'))).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(WAY.map((step) => stateOf(step, 'ENDED'))).toEqual(['done', 'done', 'done', 'done', 'done'])
})

it('moves the paper forward only', () => {
  expect(NEXT_ORIGINAL.NONE).toEqual(['AWAITED', 'RECEIVED'])
  expect(NEXT_ORIGINAL.ARCHIVED).toEqual([])
})

it('names a file of an unknown kind plainly', () => {
  expect(kindOf('PHOTO')).toBe('OTHER')
  expect(kindOf('SIGNED_CONTRACT')).toBe('SIGNED_CONTRACT')
})
