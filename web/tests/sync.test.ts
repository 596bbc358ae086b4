import { expect, it } from 'vitest'
import { conflictsOf, decided, lastChangeOf } from '@/features/sync/conflict'

const fields = {
  city: { label: 'City', path: 'city', base: 'Cluj' },
  segment: { label: 'Segment', path: 'segment.code', base: 'SOHO' },
  street: { label: 'Street', path: 'street', base: '' },
}
const found = {
  version: 7,
  city: 'Iași',
  segment: { code: 'SOHO' },
  street: null,
  lastChange: { edges: [{ node: { at: '2026-05-04T08:00:00Z', actor: { name: 'Ana Pop' } } }] },
}
const input = { version: 5, city: 'Brașov', segment: 'SME', street: null }

it('asks only about what both changed to something else', () => {
  expect(conflictsOf(fields, input, found)).toEqual([
    { name: 'city', label: 'City', mine: 'Brașov', theirs: 'Iași' },
  ])
  expect(conflictsOf(fields, { ...input, city: 'Iași' }, found)).toEqual([])
  expect(conflictsOf(fields, input, { ...found, city: 'Cluj' })).toEqual([])
})

it('sends mine on the version that is there now, without what stays theirs', () => {
  const conflicts = conflictsOf(fields, input, found)
  expect(decided(input, conflicts, {}, found.version)).toEqual({ ...input, version: 7 })
  expect(decided(input, conflicts, { city: 'theirs' }, found.version)).toEqual({
    version: 7,
    segment: 'SME',
    street: null,
  })
})

it('says who changed it last, unless nobody did', () => {
  expect(lastChangeOf(found)).toEqual({ name: 'Ana Pop', at: '2026-05-04T08:00:00Z' })
  expect(lastChangeOf({ version: 1 })).toBeNull()
})
