import { expect, test } from 'vitest'
import { acceptedIn, detailOf, isTold, readable } from '@/features/orders/history'
import {
  type Activity,
  clockOf,
  filterOf,
  movesOf,
  newSince,
  nextInQueue,
  noteOf,
  type Process,
  partsOf,
  pictureOf,
  waitingOn,
  workOf,
} from '@/features/orders/rules'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString()

const activity = (key: string, given: Partial<Activity> = {}): Activity => ({
  id: `act_${key}`,
  key,
  name: key,
  kind: 'MANUAL',
  state: 'OPEN',
  role: 'ORDER_DESK',
  optional: false,
  waitsFor: [],
  openedAt: at(-1),
  dueAt: at(2),
  startedAt: null,
  endedAt: null,
  attempts: 0,
  tracking: null,
  error: null,
  result: null,
  version: 1,
  viewerCan: can(),
  assignee: null,
  clock: null,
  ...given,
})
const process = (activities: Activity[], state: Process['state'] = 'RUNNING'): Process => ({
  id: 'prn_1',
  key: 'hosting',
  name: 'Hosting',
  state,
  startedAt: at(-2),
  endedAt: null,
  activities,
})
const can = (...allowed: string[]): Activity['viewerCan'] => {
  const one = (move: string) => ({ allowed: allowed.includes(move) })
  return {
    start: one('start'),
    complete: one('complete'),
    fail: one('fail'),
    retry: one('retry'),
    skip: one('skip'),
  }
}

test('the working list has what is failed first, then what is due first; nothing of a process that is over', () => {
  const work = workOf([
    process([
      activity('late', { dueAt: at(9) }),
      activity('soon', { dueAt: at(1) }),
      activity('done', { state: 'COMPLETED' }),
      activity('later', { state: 'WAITING' }),
      activity('broken', { state: 'FAILED', dueAt: null }),
    ]),
    process([activity('old')], 'CANCELLED'),
  ])
  expect(work.map(({ key }) => key)).toEqual(['broken', 'soon', 'late'])
})

test('the list says what an order waits for: the failed one, else the next deadline, else nothing', () => {
  const soon = activity('soon', { dueAt: at(1) })
  const broken = activity('broken', { state: 'FAILED' })
  expect(waitingOn([process([activity('late', { dueAt: at(5) }), soon])])).toBe(soon)
  expect(waitingOn([process([soon]), process([broken])])).toBe(broken)
  expect(waitingOn([process([activity('done', { state: 'COMPLETED' })])])).toBeNull()
})

test('what is offered is what the server allows, the main move first', () => {
  const offered = (...allowed: string[]) => movesOf(activity('a', { viewerCan: can(...allowed) }), true)
  expect(offered('start', 'complete', 'fail')).toEqual(['complete', 'start', 'fail'])
  expect(offered('retry', 'skip')).toEqual(['retry', 'skip'])
  expect(offered()).toEqual([])
})

test("the customer's own activity is answered, by who may say what the customer said", () => {
  const own = activity('a', { role: 'CUSTOMER', viewerCan: can('start', 'complete', 'fail', 'skip') })
  expect(movesOf(own, true)).toEqual(['accept', 'refuse', 'skip'])
  expect(movesOf(own, false)).toEqual(['skip'])
  expect(movesOf({ ...own, state: 'FAILED', viewerCan: can('retry') }, true)).toEqual(['retry'])
})

test('the picture tells done, running, late, failed and waiting apart, and leaves out what was cancelled', () => {
  const picture = pictureOf(
    process([
      activity('done', { state: 'COMPLETED' }),
      activity('skipped', { state: 'SKIPPED' }),
      activity('runs', { state: 'IN_PROCESS', dueAt: at(1), waitsFor: ['done'] }),
      activity('late', { dueAt: at(-1) }),
      activity('broken', { state: 'FAILED' }),
      activity('waits', { state: 'WAITING', dueAt: null }),
      activity('gone', { state: 'CANCELLED' }),
    ]),
    () => 'Desk',
    NOW,
  )
  expect(picture.map(({ id, state }) => [id, state])).toEqual([
    ['done', 'DONE'],
    ['skipped', 'DONE'],
    ['runs', 'RUNNING'],
    ['late', 'LATE'],
    ['broken', 'FAILED'],
    ['waits', 'WAITING'],
  ])
  expect(picture[2]).toMatchObject({ waitsFor: ['done'], who: 'Desk', dueAt: at(1) })
})

test('a deadline without a clock is counted from the opening', () => {
  expect(clockOf(activity('a'))).toEqual({ state: 'RUNNING', startedAt: at(-1), dueAt: at(2) })
  expect(clockOf(activity('a', { dueAt: null }))).toBeNull()
})

test('a search finds orders that are over, the plain list does not show them', () => {
  expect(filterOf({}, 'usr_1')).toEqual({ alive: true })
  expect(filterOf({ q: ' O-2026-1 ' }, 'usr_1')).toEqual({ search: 'O-2026-1' })
  expect(filterOf({ status: 'all', who: 'mine' }, 'usr_1')).toEqual({ owner: 'usr_1' })
  expect(filterOf({ status: 'COMPLETED' }, undefined)).toEqual({ status: ['COMPLETED'] })
})

test('new ones are those above the newest that is shown', () => {
  expect(newSince('b', ['a', 'b', 'c'])).toBe(1)
  expect(newSince('z', ['a', 'b'])).toBe(2)
  expect(newSince(undefined, ['a'])).toBe(1)
})

test('the queue goes on with what is due first, and round by the key', () => {
  const queue = [
    { subjectId: 'ord_1', activity: { id: 'act_1' } },
    { subjectId: 'ord_2', activity: { id: 'act_2' } },
    { subjectId: 'ord_3', activity: { id: 'act_3' } },
  ]
  expect(nextInQueue(queue, 'ord_1', 'act_1')).toBe('ord_2')
  expect(nextInQueue(queue, 'ord_2', 'act_2')).toBe('ord_1')
  expect(nextInQueue(queue, 'ord_2')).toBe('ord_3')
  expect(nextInQueue(queue, 'ord_3')).toBe('ord_1')
  expect(nextInQueue([], 'ord_1', 'act_1')).toBeNull()
})

test('components are named in the language of the reader, English where it lacks one', () => {
  const stored = [{ code: 'FTP', names: { en: 'FTP server', ro: 'Server FTP' }, quantity: 2 }, 'junk']
  expect(partsOf(stored, 'ro')).toEqual([{ name: 'Server FTP', quantity: 2 }])
  expect(partsOf(stored, 'pl')).toEqual([{ name: 'FTP server', quantity: 2 }])
  expect(partsOf(null, 'ro')).toEqual([])
})

test('history: details, silence of inbox messages, unknown events in words', () => {
  const entry = { kind: 'OrderInstallationAnswered', data: { accepted: false, stage: 'rfb_1' } }
  expect(acceptedIn(entry)).toBe(false)
  expect(detailOf(entry, 'stage')).toBe('rfb_1')
  expect(isTold({ kind: 'ActionRequested', data: {} })).toBe(false)
  expect(readable('OrderFrozenAgain')).toBe('Order frozen again')
  expect(noteOf({ note: 'Ready' })).toBe('Ready')
  expect(noteOf({ activation: 'x' })).toBeNull()
})
