import { expect, test } from 'vitest'
import { arranged, isSame, moved, type View, viewsOf } from './rules'

const view = (id: string, more: Partial<View> = {}): View => ({
  id,
  screen: '/leads',
  name: id,
  search: '',
  place: null,
  isFirst: false,
  mayChange: true,
  team: null,
  ...more,
})
const ids = (views: readonly View[]) => views.map(({ id }) => id)

test('a list has its own views, those with a place first', () => {
  const all = [
    view('a'),
    view('b', { place: 2 }),
    view('c', { place: 1 }),
    view('d', { screen: '/offers' }),
    view('e'),
  ]
  expect(ids(viewsOf(all, '/leads'))).toEqual(['c', 'b', 'a', 'e'])
})

test('the order of filters in an address does not matter', () => {
  expect(isSame({ who: 'mine', overdue: true }, { overdue: true, who: 'mine' })).toBe(true)
  expect(isSame({ who: 'mine' }, { who: 'mine', q: 'a' })).toBe(false)
  expect(isSame({ overdue: true }, { overdue: 'true' })).toBe(false)
})

test('a view moves by one and not over the ends', () => {
  const all = [view('a'), view('b'), view('c')]
  expect(ids(moved(all, 'b', 1))).toEqual(['a', 'c', 'b'])
  expect(ids(moved(all, 'b', -1))).toEqual(['b', 'a', 'c'])
  expect(ids(moved(all, 'a', -1))).toEqual(['a', 'b', 'c'])
  expect(ids(moved(all, 'c', 1))).toEqual(['a', 'b', 'c'])
})

test('arranging touches one list only', () => {
  const other = view('d', { screen: '/offers', isFirst: true, place: 1 })
  const done = arranged([view('a'), view('b'), other], ['b', 'a'], '/leads', 'a')
  expect(done.map(({ place, isFirst }) => [place, isFirst])).toEqual([
    [2, true],
    [1, false],
    [1, true],
  ])
})
