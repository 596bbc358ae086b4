import { expect, test } from 'vitest'
import { entryBranches } from './rules'

const [spain, romania] = [
  { code: 'ES', viewerWorksHere: false },
  { code: 'RO', viewerWorksHere: true },
]

test('a customer is entered in the own branch, and only who may do so everywhere chooses another', () => {
  expect(entryBranches([spain, romania], false)).toEqual([romania])
  expect(entryBranches([spain, romania], true)).toEqual([romania, spain])
})
