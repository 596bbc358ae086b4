import * as v from 'valibot'
import { expect, test } from 'vitest'
import { emptyEntry, enterInput, entrySchema, shownFields } from '@/features/leads/entering'
import { detailOf, isTold, readable } from '@/features/leads/history'
import {
  assignField,
  isChanged,
  mappingOf,
  readingInput,
  readingOf,
  rowFilter,
} from '@/features/leads/importing'
import {
  askedRules,
  byLoad,
  clockOf,
  filterOf,
  inAskedHours,
  moveTo,
  OPEN,
  stateId,
  withCall,
  withStart,
} from '@/features/leads/rules'
import type { LeadCardQuery } from '@/gql/graphql'

const yes = { allowed: true, reason: null }
const no = (reason: string) => ({ allowed: false, reason })
const abilities = {
  assign: yes,
  handOver: yes,
  reclassify: yes,
  start: yes,
  acceptOffer: yes,
  win: no('not yet'),
  lose: yes,
}

test('a list without filters shows what is open; the address narrows it', () => {
  expect(filterOf({}, 'usr_1')).toEqual({ status: [...OPEN] })
  expect(filterOf({ status: 'all' }, 'usr_1')).toEqual({})
  expect(
    filterOf({ q: ' Iris ', status: 'NEW', channel: 'HOT_LEAD', who: 'mine', overdue: true }, 'usr_1'),
  ).toEqual({ search: 'Iris', status: ['NEW'], channel: ['HOT_LEAD'], owner: 'usr_1', overdue: true })
  expect(filterOf({ who: 'none' }, 'usr_1').unassigned).toBe(true)
  expect(filterOf({ who: 'tea_9' }, 'usr_1').team).toBe('tea_9')
  expect(filterOf({ who: 'mine' }, undefined).owner).toBeUndefined()
})

test('the clock runs from entry to the deadline, warns by share, and ends once reached', () => {
  const lead = { createdAt: '2026-11-20T10:00:00Z', dueAt: '2026-11-21T10:00:00Z' }
  expect(clockOf(lead, 75)).toMatchObject({
    state: 'RUNNING',
    startedAt: lead.createdAt,
    dueAt: lead.dueAt,
    warnAt: '2026-11-21T04:00:00.000Z',
  })
  expect(clockOf(lead)?.warnAt).toBeNull()
  expect(clockOf({ ...lead, dueAt: null }, 75)).toBeNull()
})

const card = {
  lead: {
    id: 'lea_1',
    status: 'ASSIGNED',
    dueAt: '2026-11-21T10:00:00Z',
    reachedAt: null,
    calls: [],
    viewerCan: { start: yes },
  },
} as unknown as LeadCardQuery
const call = (outcome: 'REACHED' | 'NO_ANSWER') => ({
  id: 'pending-1',
  at: '2026-11-20T12:00:00Z',
  outcome,
  note: null,
  inAskedHours: true,
  user: null,
})

test('the hours that the customer asked for are on the clock of its branch', () => {
  const lead = { wishFrom: '10:00', wishTo: '12:00', branch: { zone: 'Europe/Bucharest' } }
  expect(inAskedHours(lead, new Date('2026-11-23T08:00:00Z'))).toBe(true)
  expect(inAskedHours(lead, new Date('2026-11-23T10:00:30Z'))).toBe(true)
  expect(inAskedHours(lead, new Date('2026-11-23T10:01:00Z'))).toBe(false)
  expect(inAskedHours(lead, new Date('2026-11-23T07:59:00Z'))).toBe(false)
  expect(inAskedHours({}, new Date())).toBe(true)
})

test('a call is shown before it is delivered, and only one that reached the customer stops the clock', () => {
  const reached = withCall(card, call('REACHED')).lead
  expect(reached?.calls).toHaveLength(1)
  expect(reached?.reachedAt).toBe('2026-11-20T12:00:00Z')
  expect(reached?.dueAt).toBeNull()
  const outside = withCall(card, { ...call('REACHED'), inAskedHours: false }).lead
  expect(outside?.reachedAt).toBeNull()
  const missed = withCall(card, call('NO_ANSWER')).lead
  expect(missed?.calls).toHaveLength(1)
  expect(missed?.dueAt).toBe('2026-11-21T10:00:00Z')
  expect(card.lead?.calls).toHaveLength(0)
  expect(withCall({ lead: null, segments: [] }, call('REACHED')).lead).toBeNull()
})

test('a start is shown before it is delivered and cannot be tapped twice', () => {
  const started = withStart(card, '2026-11-20T12:00:00Z').lead
  expect(started?.status).toBe('IN_PROGRESS')
  expect(started?.viewerCan.start.allowed).toBe(false)
})

test('a column asks for what its state needs, and says why it may not be', () => {
  const at = (status: 'NEW' | 'ASSIGNED' | 'IN_PROGRESS' | 'OFFER_ACCEPTED' | 'COMPLETED') => ({
    status,
    viewerCan: abilities,
  })
  expect(moveTo(at('NEW'), 'ASSIGNED')?.step).toBe('give')
  expect(moveTo(at('IN_PROGRESS'), 'ASSIGNED')?.step).toBe('handOver')
  expect(moveTo(at('ASSIGNED'), 'IN_PROGRESS')?.step).toBe('start')
  expect(moveTo(at('IN_PROGRESS'), 'OFFER_ACCEPTED')?.step).toBe('accept')
  expect(moveTo(at('ASSIGNED'), 'NEW')?.step).toBe('reclassify')
  expect(moveTo(at('ASSIGNED'), 'COMPLETED')).toEqual({ step: 'close', ability: yes })
  expect(moveTo(at('NEW'), 'NEW')).toBeNull()
  expect(moveTo(at('COMPLETED'), 'NEW')).toBeNull()
  const barred = { status: 'NEW' as const, viewerCan: { ...abilities, assign: no('not your team') } }
  expect(moveTo(barred, 'ASSIGNED')?.ability.reason).toBe('not your team')
})

test('who has least comes first, then who is least late, then the name', () => {
  const person = (name: string, open: number, late: number) => ({ name, load: { open, late } })
  const names = byLoad([person('C', 2, 1), person('B', 2, 0), person('D', 1, 1), person('A', 2, 0)])
  expect(names.map(({ name }) => name)).toEqual(['D', 'A', 'B', 'C'])
})

test('a completed lead says how it ended', () => {
  expect(stateId({ status: 'COMPLETED', result: 'LOST' })).toBe('leads.result.LOST')
  expect(stateId({ status: 'NEW', result: null })).toBe('leads.status.NEW')
})

test('a run of the matrix is read as stored; what is none is left out', () => {
  const run = [{ rule: 'medium', matched: true, conditions: [] }, 'x', null, { no: 1 }]
  expect(askedRules(run).map(({ rule }) => rule)).toEqual(['medium'])
  expect(askedRules(null)).toEqual([])
})

test('history tells a step once and names the unknown', () => {
  expect(isTold({ kind: 'LeadStatusChanged', data: { move: 'ASSIGN' } })).toBe(false)
  expect(isTold({ kind: 'LeadStatusChanged', data: { move: 'ACCEPT_OFFER' } })).toBe(true)
  expect(isTold({ kind: 'LeadAssigned', data: {} })).toBe(true)
  expect(readable('LeadFrozenAgain')).toBe('Lead frozen again')
  expect(detailOf({ kind: 'X', data: { reason: 3 } }, 'reason')).toBeNull()
})

const setting = {
  fields: ['NOTE', 'PHONE', 'COMPANY_NAME', 'MONTHLY_SPEND', 'NEEDS_DATA'] as const,
  mandatory: ['COMPANY_NAME', 'NEEDS_DATA'] as const,
}

test('a form asks what its channel makes mandatory, and takes zero and no for answers', () => {
  const schema = entrySchema(setting.mandatory)
  const values = { ...emptyEntry(), companyName: 'Iris', needsData: false }
  expect(v.safeParse(schema, values).success).toBe(true)
  expect(v.safeParse(schema, { ...values, needsData: null }).success).toBe(false)
  expect(v.safeParse(schema, { ...values, companyName: '  ' }).success).toBe(false)
  expect(v.safeParse(entrySchema(['SIM_COUNT']), { ...values, simCount: 0 }).success).toBe(true)
})

test('only fields of the channel that were filled are sent', () => {
  const fields = shownFields(setting)
  expect(fields).toEqual(['COMPANY_NAME', 'PHONE', 'MONTHLY_SPEND', 'NEEDS_DATA', 'NOTE'])
  const values = {
    ...emptyEntry(),
    companyName: ' Iris ',
    city: 'Iași',
    monthlySpend: 12.5,
    needsData: false,
  }
  expect(enterInput('brn_1', 'TELEMARKETING', fields, values)).toEqual({
    branchId: 'brn_1',
    channel: 'TELEMARKETING',
    companyName: 'Iris',
    monthlySpend: '12.5',
    needsData: false,
  })
})

const stored = {
  encoding: 'windows-1250',
  delimiter: ';',
  sheet: null,
  headerRow: 1,
  columns: [
    { index: 0, field: 'COMPANY_NAME' as const },
    { index: 1, field: null },
    { index: 2, field: 'PHONE' as const },
  ],
  version: 4,
}

test('a field is filled by one column only', () => {
  const mapping = mappingOf(stored.columns)
  expect(mapping).toEqual({ 0: 'COMPANY_NAME', 2: 'PHONE' })
  expect(assignField(mapping, 1, 'PHONE')).toEqual({ 0: 'COMPANY_NAME', 1: 'PHONE' })
  expect(assignField(mapping, 2, null)).toEqual({ 0: 'COMPANY_NAME' })
})

test('a corrected reading sends what was changed, and guesses columns anew when the list is cut otherwise', () => {
  const reading = readingOf(stored)
  expect(isChanged(stored, reading)).toBe(false)
  expect(readingInput(stored, reading).columns).toEqual([
    { index: 0, field: 'COMPANY_NAME' },
    { index: 2, field: 'PHONE' },
  ])
  const recut = { ...reading, delimiter: ',' }
  expect(isChanged(stored, recut)).toBe(true)
  expect(readingInput(stored, recut)).toEqual({ version: 4, delimiter: ',' })
  const both = { ...recut, mapping: assignField(reading.mapping, 1, 'CITY') }
  expect(readingInput(stored, both).columns).toHaveLength(3)
})

test('rows are looked at by what becomes of them', () => {
  expect(rowFilter('all')).toEqual({})
  expect(rowFilter('errors')).toEqual({ outcome: ['ERROR'] })
  expect(rowFilter('joined')).toEqual({ outcome: ['JOINED'] })
  expect(rowFilter('warnings').problem).toContain('DATE_AMBIGUOUS')
})
