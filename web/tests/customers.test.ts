import { expect, test } from 'vitest'
import {
  GROUPS,
  iconOf,
  isKnown,
  KNOWN_EVENTS,
  objectName,
  placeOf,
  readable,
} from '@/features/customers/events'
import { contactInput, customerFields, customerInput } from '@/features/customers/form'
import { dayAfter, endOfDay, NEXT_STATUS, segmentOptions } from '@/features/customers/rules'
import { named } from '@/lib/named'

test('an event without words of its own still reads', () => {
  expect(isKnown('OfferAccepted')).toBe(true)
  expect(isKnown('OrderSplitByDesk')).toBe(false)
  expect(readable('OrderSplitByDesk')).toBe('Order split by desk')
  expect(new Set(KNOWN_EVENTS).size).toBe(KNOWN_EVENTS.length)
})

test('what happened leads to its object, when that has a card', () => {
  expect(placeOf('product_order', 'ord_1')).toBe('/orders/ord_1')
  expect(placeOf('contact', 'con_1')).toBeNull()
  expect(placeOf('offer', undefined)).toBeNull()
  expect(iconOf('ticket')).toBe('tickets')
  expect(iconOf('something_new')).toBe('clock')
  expect(Object.values(GROUPS).flat()).toContain('payment')
})

test('an object is called by its number, its name, or what the event remembers', () => {
  expect(objectName({ data: { number: 'T-1' }, subject: { number: 'T-2' } })).toBe('T-2')
  expect(objectName({ data: {}, subject: { name: 'Ana Pop' } })).toBe('Ana Pop')
  expect(objectName({ data: { number: 'T-1' }, subject: null })).toBe('T-1')
  expect(objectName({ data: null })).toBeNull()
})

test("a segment is called in the reader's language and offered once for all branches", () => {
  expect(named({ en: 'Major', ro: 'Mare' }, 'ro', 'MA')).toBe('Mare')
  expect(named({ en: 'Major' }, 'pl', 'MA')).toBe('Major')
  expect(named(null, 'pl', 'MA')).toBe('MA')
  const segments = [
    { code: 'MA', names: { en: 'Major' }, active: true },
    { code: 'MA', names: { en: 'Major too' }, active: true },
    { code: 'OLD', names: { en: 'Old' }, active: false },
  ]
  expect(segmentOptions(segments, 'en')).toEqual([{ id: 'MA', label: 'Major' }])
})

test('nobody is offered the state that the customer has', () => {
  for (const [status, next] of Object.entries(NEXT_STATUS)) expect(next).not.toContain(status)
})

test('empty text becomes nothing where the API allows it, a name never', () => {
  const shown = {
    kind: 'LEGAL' as const,
    name: 'Vela SA',
    fiscalNumber: null,
    registrationNumber: null,
    segment: { code: 'MA' },
    language: 'ro',
    country: 'RO',
    street: null,
    city: 'Cluj',
    region: null,
    postalCode: null,
  }
  const fields = customerFields(shown)
  expect(fields.segment).toBe('MA')
  expect(fields.street).toBe('')
  expect(customerInput({ city: ' ', name: 'Vela SA' })).toEqual({ city: null, name: 'Vela SA' })
  expect(customerInput({ segment: '' })).toEqual({ segment: null })
})

test('phones that were left empty are not sent, and what was not touched is absent', () => {
  expect(contactInput({ phones: ['+40 21', ' '], email: '' })).toEqual({ phones: ['+40 21'], email: null })
  expect(contactInput({ name: 'Ana' })).toEqual({ name: 'Ana' })
})

test('a note ends with its day on the clock of the reader', () => {
  expect(dayAfter(7, new Date(2026, 11, 28))).toBe('2027-01-04')
  expect(new Date(endOfDay('2026-12-24')).getDate()).toBe(24)
  expect(new Date(endOfDay('2026-12-24')).getHours()).toBe(23)
})
