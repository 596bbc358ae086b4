import { expect, test } from 'vitest'
import { changed, threeWay } from '@/lib/merge'

const base = { name: 'Vela', city: 'Cluj', phones: ['+40211'], street: null as string | null }

test('only what differs is sent, and null is as absent', () => {
  expect(changed(base, { ...base, city: 'Iași', phones: ['+40211'], street: null })).toEqual({ city: 'Iași' })
})

test('changes of different fields go together without a question', () => {
  const mine = { ...base, city: 'Iași' }
  const theirs = { ...base, name: 'Vela SA' }
  expect(threeWay(base, mine, theirs)).toEqual({
    merged: { ...base, name: 'Vela SA', city: 'Iași' },
    conflicts: [],
  })
})

test('the same field changed twice is a question, unless both say the same', () => {
  const theirs = { ...base, city: 'Arad', phones: ['+40311'] }
  expect(threeWay(base, { ...base, city: 'Iași', phones: ['+40311'] }, theirs)).toEqual({
    merged: { ...theirs, city: 'Iași' },
    conflicts: ['city'],
  })
})

test('a list that changed inside is a change', () => {
  expect(changed(base, { ...base, phones: ['+40211', '+40311'] })).toEqual({ phones: ['+40211', '+40311'] })
})
