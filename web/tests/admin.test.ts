import { expect, test } from 'vitest'
import { limitProblems } from '@/features/admin/catalogue/rules'
import { added, moved, operatorsOf, problemsOf, type Rule, withField } from '@/features/admin/leads/rules'
import { differences, granted, regrant, regranted, widest } from '@/features/admin/people/rules'
import * as process from '@/features/admin/processes/rules'
import { dayIn, groupDays, hoursOn, laddersOf, parseHours, wrongLevel } from '@/features/admin/promises/rules'
import { named, readable } from '@/features/admin/shared/names'
import { placeOf } from '@/features/admin/shared/refusal'
import { Refused } from '@/lib/errors'

test('a day is the one where the calendar is kept', () => {
  const late = new Date('2026-11-29T22:37:00Z')
  expect(dayIn('Europe/Bucharest', late)).toBe('2026-11-30')
  expect(dayIn('Europe/Bucharest', late, 1)).toBe('2026-12-01')
  expect(dayIn('America/Lima', late)).toBe('2026-11-29')
})

test('the widest scope counts, and a new one takes the place of all others', () => {
  const held = ['own:lead:read', 'branch:lead:read', 'team:offer:read']
  expect(widest(held, 'lead', 'read')).toBe('branch')
  expect(widest(held, 'lead', 'close')).toBeNull()
  const next = regrant(held, 'lead', 'read', 'team')
  expect(next).toEqual(['team:lead:read', 'team:offer:read'])
  expect(differences(held, next)).toBe(1)
  expect(regrant(held, 'lead', 'read', null)).toEqual(['team:offer:read'])
  expect(granted(held)).toBe(2)
})

test('what was changed of a role holds over what others have changed meanwhile', () => {
  const grants = { 'lead:read': 'team', 'lead:close': null } as const
  expect(regranted(['own:lead:read', 'own:lead:close', 'all:offer:read'], grants)).toEqual([
    'all:offer:read',
    'team:lead:read',
  ])
})

test('a limit that contradicts itself names the field', () => {
  const fine = { standardDiscount: 10, maximumDiscount: 15, minQuantity: 1, maxQuantity: null, minMonths: 12 }
  expect(limitProblems(fine)).toEqual({})
  expect(limitProblems({ ...fine, maximumDiscount: 5 })).toEqual({ maximumDiscount: 'order' })
  expect(limitProblems({ ...fine, standardDiscount: -1, minQuantity: 0, maxQuantity: -1 })).toEqual({
    standardDiscount: 'range',
    minQuantity: 'range',
    maxQuantity: 'order',
  })
})

const rule = (code: string, values: string[] | null): Rule => ({
  code,
  salesChannel: 'GBM',
  priority: 'NORMAL',
  segment: null,
  conditions: values ? [{ field: 'SIM_COUNT', operator: 'AT_LEAST', values }] : [],
})

test('exactly the last rule of a matrix asks nothing, and every rule can be told apart', () => {
  expect(problemsOf([rule('a', ['5']), rule('b', null)])).toEqual([null, null])
  expect(problemsOf([rule('a', null), rule('b', ['5'])])).toEqual(['conditions', 'conditions'])
  expect(problemsOf([rule('a', []), rule('b', null)])).toEqual(['value', null])
  expect(problemsOf([rule('a', ['many']), rule('b', null)])).toEqual(['value', null])
  expect(problemsOf([rule('a', ['5']), rule('a', null)])).toEqual(['twice', 'twice'])
})

test('rules move, but the last resort stays last', () => {
  const rules = [rule('a', ['5']), rule('b', ['3']), rule('c', null)]
  const codes = (some: readonly Rule[]) => some.map((one) => one.code).join('')
  expect(codes(moved(rules, 1, -1))).toBe('bac')
  expect(codes(moved(rules, 1, 1))).toBe('abc')
  expect(added(rules).map((one) => one.code)).toEqual(['a', 'b', 'rule-3', 'c'])
})

test('a condition that asks about something else keeps only what fits', () => {
  const asked = { field: 'SIM_COUNT' as const, operator: 'AT_LEAST' as const, values: ['5'] }
  expect(withField(asked, 'CITY')).toEqual({ field: 'CITY', operator: 'ONE_OF', values: [] })
  expect(withField(asked, 'NEEDS_DATA')).toEqual({
    field: 'NEEDS_DATA',
    operator: 'ONE_OF',
    values: ['true'],
  })
  expect(operatorsOf('CITY')).not.toContain('AT_LEAST')
})

const activity = (key: string, ...waits: string[]): process.Activity => ({
  key,
  names: { en: key },
  kind: 'MANUAL',
  role: 'LEGAL',
  waits_for: waits,
})

test('activities that wait for each other are found, and offered as little as possible', () => {
  const line = [activity('a'), activity('b', 'a'), activity('c', 'b')]
  expect(process.circle(line)).toEqual([])
  expect(process.circle([activity('a', 'c'), activity('b', 'a'), activity('c', 'b')])).toEqual([
    'a',
    'b',
    'c',
  ])
  expect(process.mayWaitFor(line, 'a')).toEqual([])
  expect(process.mayWaitFor(line, 'c')).toEqual(['a', 'b'])
  expect(process.without(line, 'b').map((one) => one.waits_for)).toEqual([[], ['a']])
  const fresh = process.withNew(line, { en: '' }).at(-1)
  expect([fresh?.key, fresh?.waits_for]).toEqual(['activity_4', ['c']])
  expect([...process.problemsOf([{ ...activity('a'), role: null }])]).toEqual([['a', 'role']])
})

test('opening hours are read as people write them', () => {
  expect(parseHours('9-13, 14:30 – 18.00')).toEqual(['09:00-13:00', '14:30-18:00'])
  expect(parseHours('')).toEqual([])
  for (const wrong of ['9', '18-9', '9-25', '9:75-10', '9-13, 12-14']) expect(parseHours(wrong)).toBeNull()
})

test('days with the same hours stand together; later hours wait for their day', () => {
  const week = { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-13:00'] }
  expect(groupDays(week).map((group) => group.days.join())).toEqual(['mon,tue', 'wed', 'thu,fri,sat,sun'])
  const versions = [
    { from: '2026-12-01', week },
    { from: '2020-01-01', week },
  ]
  const { now, later } = hoursOn(versions, '2026-11-22')
  expect([now?.from, later.map((one) => one.from)]).toEqual(['2020-01-01', ['2026-12-01']])
})

test('a ladder begins at once and goes upwards', () => {
  expect(
    wrongLevel([
      { afterDays: 0, role: 'A' },
      { afterDays: 4, role: 'B' },
    ]),
  ).toBeNull()
  expect(wrongLevel([{ afterDays: 1, role: 'A' }])).toBe(0)
  expect(
    wrongLevel([
      { afterDays: 0, role: 'A' },
      { afterDays: 0, role: 'B' },
    ]),
  ).toBe(1)
  expect(wrongLevel([{ afterDays: 0, role: '' }])).toBe(0)
  const ladders = laddersOf([
    { kind: 'TROUBLE', productType: 'HOSTING', level: 0, afterDays: 0, role: 'X' },
    { kind: 'TROUBLE', level: 1, afterDays: 4, role: 'B' },
    { kind: 'TROUBLE', level: 0, afterDays: 0, role: 'A' },
  ])
  expect(ladders.map((one) => [one.productType, one.levels.map((level) => level.role).join()])).toEqual([
    [null, 'A,B'],
    ['HOSTING', 'X'],
  ])
})

test('a refusal points to its place in a list', () => {
  const refused = new Refused([{ message: '', code: 'x', path: ['input', 'levels', '2', 'role'] }])
  expect(placeOf(refused, 'levels')).toBe('2')
  expect(placeOf(refused, 'rules')).toBeNull()
  expect(placeOf(new Error('x'), 'levels')).toBeNull()
})

test('codes without a word stay readable, names fall back to English', () => {
  expect(readable('SALES_MANAGER')).toBe('Sales manager')
  expect(named({ en: 'Hosting' }, 'ro', 'H')).toBe('Hosting')
  expect(named(null, 'ro', 'H')).toBe('H')
})
