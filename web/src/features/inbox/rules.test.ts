import { expect, test } from 'vitest'
import { filterOf, isFiltered } from './rules'

test('a box without a filter is asked for as it is kept for the time without a line', () => {
  expect(filterOf({ q: '  ' })).toEqual({ box: 'PERSONAL', state: ['OPEN'] })
  expect(isFiltered({ box: 'GROUP', q: ' ' })).toBe(false)
})

test('what one has sent is shown answered, too', () => {
  expect(filterOf({ box: 'SENT', q: ' T-1 ', kind: 'LATE' })).toEqual({
    box: 'SENT',
    search: 'T-1',
    kind: ['LATE'],
  })
})
