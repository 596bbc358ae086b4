import { describe, expect, it } from 'vitest'
import { reachable, usualContact } from './people'
import { agreedTo, daysLeft, factsOf, folded, isBeingWritten, limitOf, reasonsOf } from './rules'

describe('what the server says of a line', () => {
  it('is read as numbers', () => {
    const json = {
      standard_discount: '5.00',
      maximum_discount: '12.50',
      min_quantity: 2,
      max_quantity: null,
      min_months: 12,
    }
    expect(limitOf(json)).toEqual({
      standard: 5,
      maximum: 12.5,
      minQuantity: 2,
      maxQuantity: null,
      minMonths: 12,
    })
    expect(limitOf(null)).toBeNull()
  })
  it('shows known reasons only', () => {
    expect(reasonsOf(['BELOW_MIN_MONTHS', 'SOMETHING_NEW'])).toEqual(['BELOW_MIN_MONTHS'])
    expect(reasonsOf(undefined)).toEqual([])
  })
})

it('searches without case and diacritics', () => {
  expect(folded('Găzduire ŻÓŁW')).toBe('gazduire zołw')
})

it('counts days by the calendar, whatever the hour', () => {
  expect(daysLeft('2026-11-25', new Date(2026, 10, 22, 23, 59))).toBe(3)
  expect(daysLeft('2026-11-22', new Date(2026, 10, 22, 0, 1))).toBe(0)
  expect(daysLeft('2026-11-21', new Date(2026, 10, 22, 12))).toBe(-1)
})

it('reads the facts of the account, the commonest tariff first', () => {
  const facts = factsOf({
    segment: 'SME',
    in_service: { VOICE: 12 },
    monthly_value: '310.00',
    tariffs: { S: 2, L: 10 },
    offered_monthly: '250.00',
    offered_contract: null,
    currency: 'RON',
  })
  expect(facts.tariffs).toEqual([
    ['L', 10],
    ['S', 2],
  ])
  expect(facts.offeredContract).toBeNull()
  expect(facts.currency).toBe('RON')
})

describe('to whom an offer is mailed', () => {
  const people = [
    { id: 'a', email: 'a@x.example', roles: ['TECHNICAL'] },
    { id: 'b', email: null, roles: ['SIGNATORY'] },
    { id: 'c', email: 'c@x.example', roles: ['SIGNATORY'] },
    { id: 'd', email: 'd@x.example', roles: ['SIGNATORY'], removedAt: '2026-01-01T00:00:00Z' },
  ]
  it('signatories first, nobody without an address, nobody who has gone', () => {
    expect(reachable(people).map(({ id }) => id)).toEqual(['c', 'a'])
  })
  it('whom the offer names, if that one can be reached', () => {
    expect(usualContact(reachable(people), 'a')).toBe('a')
    expect(usualContact(reachable(people), 'b')).toBe('c')
    expect(usualContact([], undefined)).toBeUndefined()
  })
})

describe('a PDF that is on its way', () => {
  const createdAt = '2026-11-29T10:00:00Z'
  const soon = Date.parse('2026-11-29T10:00:20Z')
  it('is waited for, a minute long', () => {
    expect(isBeingWritten([{ createdAt, document: null }], soon)).toBe(true)
    expect(isBeingWritten([{ createdAt, document: null }], soon + 60_000)).toBe(false)
  })
  it('is not when it is there', () => {
    expect(isBeingWritten([{ createdAt, document: { id: 'att_1' } }], soon)).toBe(false)
    expect(isBeingWritten([], soon)).toBe(false)
  })
})

describe('what pricing has agreed to', () => {
  const round = (answer: string | null) => ({ answer, revision: { id: 'rev_1' } })
  it('is its own revision, and one that it approved', () => {
    expect(agreedTo({ pricingRounds: [] }, { id: 'rev_2', origin: 'PRICING_COUNTER' })).toBe(true)
    expect(agreedTo({ pricingRounds: [round('APPROVE')] }, { id: 'rev_1', origin: 'SELLER' })).toBe(true)
  })
  it('is not another one, nor one that waits or was refused', () => {
    expect(agreedTo({ pricingRounds: [round('APPROVE')] }, { id: 'rev_2', origin: 'SELLER' })).toBe(false)
    for (const answer of [null, 'REFUSE', 'COUNTER'])
      expect(agreedTo({ pricingRounds: [round(answer)] }, { id: 'rev_1', origin: 'SELLER' })).toBe(false)
  })
})
