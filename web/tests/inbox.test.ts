import { expect, test } from 'vitest'
import { without } from '@/features/inbox/answering'
import {
  activityOf,
  actOf,
  clockOf,
  isKind,
  isOnTheCard,
  placeOf,
  readable,
  whose,
} from '@/features/inbox/rules'
import { channelsOf, GROUPS, iconOf, known, quietFits, WAYS, wayOf } from '@/features/notifications/rules'

const key = (letter: string, more = {}) => ({
  key: letter,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('one key answers, and the keys of the browser stay its own', () => {
  expect(actOf(key('d'))).toBe('done')
  expect(actOf(key('X'))).toBe('decline')
  expect(actOf(key('c', { ctrlKey: true }))).toBeNull()
  expect(actOf(key('q'))).toBeNull()
})

test('an item opens its object, of whatever kind', () => {
  expect(placeOf({ subject: 'lead', subjectId: 'lea_1' })).toBe('/leads/lea_1')
  expect(placeOf({ subject: 'lead_import', subjectId: 'lim_1' })).toBe('/leads/import/lim_1')
  expect(placeOf({ subject: 'product_order', subjectId: 'ord_1' })).toBe('/orders/ord_1')
  expect(placeOf({ subject: 'process_run', subjectId: 'process_run_1' })).toBe('/inbox')
  expect(isKind('SOMETHING_NEW')).toBe(false)
  expect(readable('SOMETHING_NEW')).toBe('Something new')
})

test('what is done on the card is not answered in the list', () => {
  expect(isOnTheCard({ kind: 'LEAD_ALLOCATION' })).toBe(true)
  expect(isOnTheCard({ kind: 'LEAD_LIST_ALLOCATION' })).toBe(false)
  expect(isOnTheCard({ kind: 'ACTIVITY' })).toBe(false)
})

test('the customer is named once', () => {
  const customerName = 'Zorile Agro SRL'
  expect(whose({ title: 'Price decision', customerName })).toBe(customerName)
  expect(whose({ title: `Ticket of ${customerName}`, customerName })).toBeNull()
  expect(whose({ title: 'Price decision', customerName: null })).toBeNull()
})

test("an activity's item is answered through the activity, a late notice about it is not", () => {
  const activity = { id: 'act_1', version: 3 }
  expect(activityOf({ kind: 'ACTIVITY', activity })).toEqual(activity)
  expect(activityOf({ kind: 'LATE', activity })).toBeNull()
})

test("the activity's own clock counts, else the item's deadline, else none", () => {
  const clock = { state: 'PAUSED' as const, startedAt: 'a', dueAt: 'b', warnAt: null, explanation: '' }
  expect(clockOf({ createdAt: 'x', dueAt: 'y', activity: { clock } })).toBe(clock)
  expect(clockOf({ createdAt: 'x', dueAt: 'y', activity: null })).toMatchObject({
    startedAt: 'x',
    dueAt: 'y',
  })
  expect(clockOf({ createdAt: 'x', dueAt: null, activity: null })).toBeNull()
})

test('an answered item leaves its page and no other', () => {
  const page = (...ids: string[]) => ({
    inbox: { edges: ids.map((id) => ({ node: { id } })), pageInfo: { hasNextPage: false, endCursor: null } },
  })
  const pages = { pages: [page('a', 'b'), page('c')], pageParams: [null, 'x'] } as never
  expect(without(pages, 'b')).toEqual({ pages: [page('a'), page('c')], pageParams: [null, 'x'] })
})

test('the channels are one choice and come back the same', () => {
  for (const way of WAYS) expect(wayOf(channelsOf(way))).toBe(way)
})

test('kinds stand in groups; what the server does not have is not offered', () => {
  expect(known(['lead-late', 'ticket-resolved', 'brand-new'])).toEqual([
    { group: 'leads', kinds: ['lead-late'] },
    { group: 'tickets', kinds: ['ticket-resolved'] },
  ])
  const all = Object.values(GROUPS).flat()
  expect(new Set(all).size).toBe(all.length)
  expect(iconOf('offer-accepted')).toBe('offers')
  expect(iconOf('brand-new')).toBe('bell')
})

test('quiet hours need two different ends, or none', () => {
  expect(quietFits('', '')).toBe(true)
  expect(quietFits('22:00', '07:00')).toBe(true)
  expect(quietFits('22:00', '')).toBe(false)
  expect(quietFits('22:00', '22:00')).toBe(false)
})
