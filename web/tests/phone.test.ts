import { expect, it } from 'vitest'
import { hasDigits, spaced } from '@/lib/phone'

it('spaces a number as it is read aloud', () => {
  expect(spaced('+40722123456')).toBe('+40 722 123 456')
  expect(spaced('+5113460100')).toBe('+51 134 601 00')
  expect(spaced('0722 123')).toBe('0722 123')
})

it('finds digits as they are dialled in the country', () => {
  expect(hasDigits('+40722123456', '0722 12')).toBe(true)
  expect(hasDigits('+40722123456', '3456')).toBe(true)
  expect(hasDigits('+40722123456', '999')).toBe(false)
  expect(hasDigits('+40722123456', '')).toBe(true)
})
