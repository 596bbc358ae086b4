import * as v from 'valibot'
import { expect, test } from 'vitest'
import { changesOf, editable, takenBack, valuesOf } from './editing'
import { entrySchema } from './entering'

const lead = {
  channel: 'TELEMARKETING',
  companyName: 'Brutăria SRL',
  phone: '+40722000111',
  email: null,
  city: 'Cluj-Napoca',
  simCount: 12,
  needsData: null,
  monthlySpend: { amount: '120.00', currency: 'RON' },
} as unknown as Parameters<typeof valuesOf>[0]

/** What the form hands over: the schema's output, which knows the fields of every channel. */
const sent = (change: object) => {
  const before = valuesOf(lead)
  return changesOf(before, v.parse(entrySchema(['COMPANY_NAME']), { ...before, ...change }))
}

test('nothing is sent of what was not changed', () => {
  expect(sent({})).toEqual({})
  expect(sent({ companyName: ' Brutăria SRL ' })).toEqual({})
})

test('only what was changed is sent; an emptied field is null, a sum is text', () => {
  expect(
    sent({ city: '', phone: '0723 000 111', simCount: 70, monthlySpend: 99.5, needsData: false }),
  ).toEqual({ city: null, phone: '0723 000 111', simCount: 70, monthlySpend: '99.5', needsData: false })
})

test('an edit is taken back field by field, whatever else the schema knows', () => {
  const before = valuesOf(lead)
  const change = { city: '', simCount: 70, monthlySpend: 99.5 }
  const saved = v.parse(entrySchema(['COMPANY_NAME']), { ...before, ...change })
  expect(takenBack(before, saved)).toEqual({ city: 'Cluj-Napoca', simCount: 12, monthlySpend: '120' })
  expect(takenBack(before, v.parse(entrySchema(['COMPANY_NAME']), before))).toEqual({})
})

test('a referral has its ground, a request its source', () => {
  expect(editable('REFERRAL')).toContain('GROUND')
  expect(editable('CUSTOMER_REQUEST')).toContain('REQUEST_SOURCE')
  expect(editable('HOT_LEAD')).not.toContain('GROUND')
})
