import { expect, test } from 'vitest'
import { entryBranches, filterOf } from './rules'

const [spain, romania] = [
  { code: 'ES', viewerWorksHere: false },
  { code: 'RO', viewerWorksHere: true },
]

test('a customer is entered in the own branch, and only who may do so everywhere chooses another', () => {
  expect(entryBranches([spain, romania], false)).toEqual([romania])
  expect(entryBranches([spain, romania], true)).toEqual([romania, spain])
})

test('one letter searches for nothing, neither on the screen nor in a file of the list', () => {
  expect(filterOf({ q: ' a ' })).toEqual({ status: null, segment: null })
  expect(filterOf({ q: ' ab ', status: 'ACTIVE' })).toEqual({
    status: ['ACTIVE'],
    segment: null,
    search: 'ab',
  })
})
