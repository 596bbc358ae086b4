import { describe, expect, it } from 'vitest'
import {
  type Activity,
  contents,
  isKnown,
  nextStep,
  shownSteps,
  stateOf,
  stepsTaken,
  toAnswer,
  whoOf,
} from '@/features/portal/progress'
import {
  afterAccepting,
  componentNames,
  daysUntil,
  nextToPay,
  standing,
  symptomsOf,
  ticketSteps,
} from '@/features/portal/rules'

const NOW = Date.parse('2026-11-20T12:00:00Z')

const activity = (part: Partial<Activity>): Activity =>
  ({
    id: part.key ?? 'a',
    key: 'activation_1',
    name: 'Activation',
    state: 'WAITING',
    role: 'ORDER_DESK',
    kind: 'MANUAL',
    dueAt: null,
    endedAt: null,
    waitsFor: [],
    optional: false,
    ...part,
  }) as Activity

const order = (...activities: Activity[]) =>
  ({
    status: 'IN_PROGRESS',
    createdAt: '2026-11-19T00:00:00Z',
    processes: [{ id: 'p', activities }],
  }) as const as Parameters<typeof nextStep>[0]

describe('the steps of an order', () => {
  it('leaves out what the order does not need', () => {
    const steps = [
      activity({ state: 'SKIPPED' }),
      activity({ state: 'COMPLETED' }),
      activity({ state: 'CANCELLED' }),
    ]
    expect(shownSteps(steps).map(({ state }) => state)).toEqual(['COMPLETED'])
  })

  it('tells done, now, late and next', () => {
    expect(stateOf(activity({ state: 'COMPLETED' }), NOW)).toBe('done')
    expect(stateOf(activity({ state: 'OPEN', dueAt: '2026-11-21T00:00:00Z' }), NOW)).toBe('now')
    expect(stateOf(activity({ state: 'OPEN', dueAt: '2026-11-20T11:00:00Z' }), NOW)).toBe('late')
    expect(stateOf(activity({ state: 'FAILED' }), NOW)).toBe('late')
    expect(stateOf(activity({ state: 'WAITING', dueAt: '2026-11-01T00:00:00Z' }), NOW)).toBe('next')
  })

  it('puts the customer’s own step first, then the one that is due first', () => {
    const ours = activity({ key: 'radio', state: 'OPEN', dueAt: '2026-11-21T00:00:00Z' })
    const sooner = activity({ key: 'support', state: 'IN_PROCESS', dueAt: '2026-11-20T00:00:00Z' })
    const yours = activity({
      key: 'acceptance_1',
      state: 'OPEN',
      role: 'CUSTOMER',
      dueAt: '2026-12-01T00:00:00Z',
    })
    expect(nextStep(order(ours, sooner))?.key).toBe('support')
    expect(nextStep(order(ours, sooner, yours))?.key).toBe('acceptance_1')
    expect(toAnswer(order(ours, yours))).toEqual([yours])
    expect(nextStep(order(activity({ state: 'COMPLETED' })))).toBeUndefined()
  })

  it('does not ask for an answer to what waits, failed or is done', () => {
    for (const state of ['WAITING', 'FAILED', 'COMPLETED'] as const)
      expect(toAnswer(order(activity({ state, role: 'CUSTOMER' })))).toEqual([])
  })

  it('measures progress without the steps that were left out', () => {
    const half = order(activity({ state: 'COMPLETED' }), activity({}), activity({ state: 'SKIPPED' }))
    expect(stepsTaken(half, 0).filter((state) => state === 'done')).toHaveLength(
      stepsTaken(half, 0).length / 2,
    )
    expect(stepsTaken(half, 0)[0]).toBe('done')
    expect(new Set(stepsTaken({ ...half, status: 'COMPLETED' }, 0))).toEqual(new Set(['done']))
    expect(stepsTaken({ ...half, processes: [] }, 0)).toEqual([])
  })

  it('names those who do it, and knows which steps have words of their own', () => {
    expect(whoOf({ role: 'FIELD_TECH' })).toBe('FIELD_TECH')
    expect(whoOf({ role: 'NEW_TEAM' })).toBe('ORDER_DESK')
    expect(isKnown('rfb_1')).toBe(true)
    expect(isKnown('made_by_admin')).toBe(false)
  })

  it('says two products and how many more', () => {
    const lines = ['A', 'B', 'C'].map((name, at) => ({ name, quantity: at + 1 }))
    expect(contents(lines)).toEqual({ text: 'A, 2 × B', more: 1 })
    expect(contents(lines.slice(0, 1))).toEqual({ text: 'A', more: 0 })
  })
})

describe('problems and offers', () => {
  it('shows where a problem is', () => {
    expect(ticketSteps('RESOLVED').map(({ state }) => state)).toEqual(['done', 'done', 'now', 'next'])
    expect(ticketSteps('CLOSED').every(({ state }) => state === 'done')).toBe(true)
    expect(ticketSteps('DISPATCHED').find(({ state }) => state === 'now')?.id).toBe('working')
  })

  it('shows what follows a yes', () => {
    const now = (status?: Parameters<typeof afterAccepting>[0]) =>
      afterAccepting(status).find(({ state }) => state === 'now')?.id
    expect(now()).toBe('contract')
    expect(now('SENT')).toBe('sign')
    expect(now('SIGNED')).toBe('order')
  })

  it('offers the signs of a product in the own branch', () => {
    const sign = (id: string, productType: string, branch: string) => ({
      id,
      productType,
      branch: { id: branch },
    })
    const all = [sign('1', 'HOSTING', 'ro'), sign('2', 'HOSTING', 'pl'), sign('3', 'DEVICE', 'ro')]
    expect(symptomsOf(all, 'HOSTING', 'ro').map(({ id }) => id)).toEqual(['1'])
    expect(symptomsOf(all, 'HOSTING', undefined)).toEqual([])
  })

  it('counts days by the calendar', () => {
    const noon = new Date(2026, 10, 20, 12).getTime()
    expect(daysUntil('2026-11-20', noon)).toBe(0)
    expect(daysUntil('2026-11-21', noon)).toBe(1)
    expect(daysUntil('2026-11-18', noon)).toBe(-2)
  })

  it('names what is inside a line', () => {
    const parts = [{ code: 'DB', names: { ro: 'Bază' }, quantity: 2 }, { code: 'X' }]
    expect(componentNames(parts, 'ro')).toEqual(['Bază × 2', 'X'])
    expect(componentNames(null, 'ro')).toEqual([])
  })
})

describe('an invoice', () => {
  const lei = (amount: string) => ({ amount, currency: 'RON' })
  const bill = (unpaid: string, dueOn = '2026-11-20') => ({
    dueOn,
    gross: lei('100.00'),
    unpaid: lei(unpaid),
  })

  it('is paid, to be paid, partly paid or late', () => {
    expect(standing(bill('0.00', '2026-01-01'), NOW)).toEqual({ id: 'paid', tone: 'good' })
    expect(standing(bill('100.00'), NOW)).toEqual({ id: 'open', tone: 'warn' })
    expect(standing(bill('40.00'), NOW)).toEqual({ id: 'part', tone: 'warn' })
    expect(standing(bill('40.00', '2026-11-19'), NOW)).toEqual({ id: 'late', tone: 'late' })
  })

  it('that is paid next is the oldest with something left', () => {
    const [newest, older, oldest] = [bill('100.00'), bill('40.00'), bill('0.00')]
    expect(nextToPay([newest, older, oldest])).toBe(older)
    expect(nextToPay([oldest])).toBeUndefined()
  })
})
