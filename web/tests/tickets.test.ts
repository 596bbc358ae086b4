import * as v from 'valibot'
import { expect, test } from 'vitest'
import { flagIn, isTold, levelIn, teamIn } from '@/features/tickets/history'
import { type NewTicketValues, newTicket, openInput } from '@/features/tickets/opening'
import { clockOf, filterOf, inLanguage, PENDING, withComment } from '@/features/tickets/rules'
import type { TicketCardQuery } from '@/gql/graphql'

const VALUES: NewTicketValues = {
  customerId: 'cus_1',
  kind: 'TROUBLE',
  priority: 'HIGH',
  origin: 'EXTERNAL',
  gathering: false,
  productType: 'DATA_PORT',
  symptomCode: 'SLOW',
  subscriptionId: '',
  contactId: 'con_1',
  subject: ' Slow line ',
  description: 'Since Monday.',
}
const problems = (values: NewTicketValues) =>
  (v.safeParse(newTicket, values).issues ?? []).map(({ path }) => String(path?.[0]?.key))

test('closed tickets are found by their number or by asking for them, never in the plain list', () => {
  expect(filterOf({}, 'usr_1')).toEqual({ alive: true })
  expect(filterOf({ q: 't-2026-000001' }, 'usr_1')).toEqual({ search: 't-2026-000001' })
  expect(filterOf({ q: 'signal' }, 'usr_1')).toEqual({ search: 'signal', alive: true })
  expect(filterOf({ status: 'CLOSED' }, 'usr_1')).toEqual({ status: ['CLOSED'] })
  expect(filterOf({ status: 'all', kind: 'BILLING' }, 'usr_1')).toEqual({ kind: ['BILLING'] })
})

test('mine and a queue of mine are filters of the server', () => {
  expect(filterOf({ who: 'mine' }, 'usr_1')).toMatchObject({ owner: 'usr_1' })
  expect(filterOf({ who: 'tea_1' }, 'usr_1')).toMatchObject({ team: 'tea_1' })
  expect(filterOf({ who: 'nonsense' }, 'usr_1')).toEqual({ alive: true })
})

test('the clock runs from the opening to the next level, and not while nobody works on the ticket', () => {
  const ticket = {
    status: 'DISPATCHED' as const,
    createdAt: '2026-11-20T08:00:00Z',
    openedAt: '2026-11-21T08:00:00Z',
    nextEscalationAt: '2026-11-25T08:00:00Z',
  }
  expect(clockOf(ticket)).toEqual({
    state: 'RUNNING',
    startedAt: '2026-11-21T08:00:00Z',
    dueAt: '2026-11-25T08:00:00Z',
    warnAt: '2026-11-24T08:00:00.000Z',
  })
  expect(clockOf({ ...ticket, status: 'RESOLVED' })).toBeNull()
  expect(clockOf({ ...ticket, nextEscalationAt: null })).toBeNull()
})

test('a fault needs product and symptom, anything else does not', () => {
  expect(problems(VALUES)).toEqual([])
  expect(problems({ ...VALUES, productType: null, symptomCode: null })).toEqual([
    'productType',
    'symptomCode',
  ])
  expect(problems({ ...VALUES, kind: 'BILLING', productType: null, symptomCode: null })).toEqual([])
  expect(problems({ ...VALUES, customerId: '', subject: ' ' })).toEqual(['customerId', 'subject'])
  expect(problems({ ...VALUES, subject: 'x'.repeat(201) })).toEqual(['subject'])
})

test('what is sent: trimmed, empty as nothing, product and symptom only of a fault', () => {
  expect(openInput(VALUES, 'ref-1')).toEqual({
    customerId: 'cus_1',
    kind: 'TROUBLE',
    priority: 'HIGH',
    origin: 'EXTERNAL',
    gathering: false,
    productType: 'DATA_PORT',
    symptomCode: 'SLOW',
    subscriptionId: null,
    contactId: 'con_1',
    subject: 'Slow line',
    description: 'Since Monday.',
    clientReference: 'ref-1',
  })
  expect(openInput({ ...VALUES, kind: 'SALES' }, 'ref-1')).toMatchObject({
    productType: null,
    symptomCode: null,
  })
})

test('a message stands in the conversation before it is delivered', () => {
  const card = { ticket: { id: 'tic_1', comments: [] } } as unknown as TicketCardQuery
  const comment = {
    id: `${PENDING}1`,
    body: 'Hello',
    internal: true,
    createdAt: '2026-11-22T08:00:00Z',
    author: null,
  }
  expect(withComment(card, comment).ticket?.comments).toEqual([{ ...comment, fromCustomer: false }])
  const gone = { ticket: null, attachments: { nodes: [] } }
  expect(withComment(gone, comment)).toEqual(gone)
})

test('history: queue, level and flags of an event; timers are not told', () => {
  const entry = { kind: 'TicketEscalated', data: { level: 2, team_id: '0190', by_silence: true } }
  expect(teamIn(entry)).toBe('tea_0190')
  expect(levelIn(entry)).toBe(2)
  expect(flagIn(entry, 'by_silence')).toBe(true)
  expect(flagIn({ kind: 'TicketClosed', data: null }, 'by_silence')).toBe(false)
  expect(isTold({ kind: 'TicketEscalationDue', data: {} })).toBe(false)
})

test('names come in the language of the reader, else in English', () => {
  expect(inLanguage({ en: 'Slow', ro: 'Lent' }, 'ro')).toBe('Lent')
  expect(inLanguage({ en: 'Slow' }, 'pl')).toBe('Slow')
  expect(inLanguage(null, 'pl')).toBe('')
})
