import { expect, test } from 'vitest'
import { type Activity, inOneColumn, placeActivities } from '@/components/ui/process'

const activity = (id: string, ...waitsFor: string[]): Activity => ({
  id,
  label: id.toUpperCase(),
  state: 'WAITING',
  waitsFor,
})

const column = (...activities: Activity[]) =>
  inOneColumn(placeActivities(activities)).map(({ activity: { id }, after }) => [id, after])

test('what waits for nothing comes first, whatever the order of the definition', () => {
  expect(column(activity('b', 'a'), activity('a')).map(([id]) => id)).toEqual(['a', 'b'])
})

test('one after the other needs no words', () => {
  expect(column(activity('a'), activity('b', 'a'), activity('c', 'b'))).toEqual([
    ['a', []],
    ['b', null],
    ['c', null],
  ])
})

test('in one column it is said what runs beside each other and what waits for several', () => {
  const lanes = [activity('a'), activity('b'), activity('c'), activity('end', 'a', 'b', 'c')]
  expect(column(...lanes)).toEqual([
    ['a', []],
    ['b', []],
    ['c', []],
    ['end', ['A', 'B', 'C']],
  ])
  expect(column(activity('a'), activity('b', 'a'), activity('c', 'a'))).toEqual([
    ['a', []],
    ['b', null],
    ['c', ['A']],
  ])
})

test('a wait for what is not in the picture is left out', () => {
  expect(column(activity('a', 'gone'), activity('b', 'gone', 'a'))).toEqual([
    ['a', []],
    ['b', null],
  ])
})
