import { expect, test } from 'vitest'
import { createFormat } from '@/lib/format'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const HOUR = 3_600_000

test('money keeps its currency and every digit', () => {
  expect(plain(createFormat('ro-RO').money({ amount: '1234.5', currency: 'RON' }))).toBe('1.234,50 lei')
  expect(plain(createFormat('pl-PL').money({ amount: '1234.5', currency: 'PLN' }))).toBe('1234,50 zł')
  expect(plain(createFormat('es-ES').money({ amount: '1234.5', currency: 'RON' }))).toBe('1234,50 RON')
  expect(createFormat('en-GB').money({ amount: '9007199254740993.21', currency: 'EUR' })).toBe(
    '€9,007,199,254,740,993.21',
  )
})

test('a date without a time is that day in every zone', () => {
  expect(createFormat('en-GB').date('2026-12-01')).toBe('1 Dec 2026')
})

test('near dates are relative, far ones are dates', () => {
  const format = createFormat('en-GB')
  const now = Date.parse('2026-11-22T10:00:00Z')
  expect(format.relative(now + 2 * HOUR, now)).toBe('in 2 hours')
  expect(format.relative(now - 26 * HOUR, now)).toBe('yesterday')
  expect(format.relative(now - 20_000, now)).toBe('now')
  expect(format.relative(now + 30 * 24 * HOUR, now)).toBe('22 Dec 2026')
})

test('durations show their two largest units', () => {
  const format = createFormat('en-GB')
  expect(format.duration(30 * HOUR)).toBe('1d 6h')
  expect(format.duration(35 * 60_000)).toBe('35m')
  expect(format.duration(10_000)).toBe('0m')
  expect(format.duration(-2 * HOUR)).toBe('2h')
  expect(createFormat('es').duration(30 * HOUR)).toBe('1 d 6 h')
})
