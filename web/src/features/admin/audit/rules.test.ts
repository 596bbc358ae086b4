import { describe, expect, it } from 'vitest'
import { filterOf, resourceOf, resourcesOf, shown } from './rules'

describe('what the filters ask', () => {
  it('asks for nothing when nothing is chosen', () => {
    expect(filterOf({})).toEqual({ customer: null, actor: null, kind: null, since: null, until: null })
  })

  it('takes whole days where the reader is', () => {
    const { since, until } = filterOf({ since: '2026-11-27', until: '2026-11-27' })
    expect(new Date(since as string)).toEqual(new Date(2026, 10, 27))
    expect(new Date(until as string)).toEqual(new Date(2026, 10, 28))
  })
})

describe('what an entry is about', () => {
  it.each([
    ['customer', 'customer'],
    ['product_order', 'order'],
    ['offer_line', 'offer'],
    ['OfferLine.note', 'offer'],
    ['TicketComment.body', 'ticket'],
    ['AuditEntry.at', 'audit'],
    ['something_else', null],
  ])('%s → %s', (name, expected) => {
    expect(resourceOf(name)).toBe(expected)
  })

  it('names of a read what was shown, of a change its object', () => {
    const fields = ['Contact.name', 'Customer.name', 'Lead.phone']
    expect(resourcesOf({ kind: 'READ', about: 'CustomerCard', fields })).toEqual(['customer', 'lead'])
    expect(resourcesOf({ kind: 'CHANGE', about: 'contact', fields: ['name'] })).toEqual(['customer'])
  })
})

it('shows old and new values', () => {
  expect(shown([null, 'Iași'])).toBe('— → Iași')
  expect(shown(true)).toBe('true')
  expect(shown({ a: 1 })).toBe('{"a":1}')
})
