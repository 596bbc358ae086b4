import { expect, it } from 'vitest'
import { daysOf, reportsSearch } from './search'

it('counts days to today, both included', () => {
  expect(daysOf('30', new Date(2026, 2, 1, 23).getTime())).toEqual({
    since: '2026-01-31',
    until: '2026-03-01',
  })
})

it('understands its address only', () => {
  expect(reportsSearch({ view: 'leads', by: 'COLOUR', period: '90' })).toEqual({
    view: 'leads',
    period: '90',
  })
})
