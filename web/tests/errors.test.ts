import { expect, test, vi } from 'vitest'
import { applyErrors, fieldOf } from '@/lib/errors'

test('the path of a refusal becomes the name of a field', () => {
  expect(fieldOf(['input', 'tax_id'])).toBe('taxId')
  expect(fieldOf(['input', 'lines', '0', 'quantity'])).toBe('lines.0.quantity')
  expect(fieldOf(null)).toBe('')
})

test('refusals stand at their fields, others above the form, and the first field has the focus', () => {
  const setError = vi.fn()
  applyErrors({ setError, getValues: (() => ({ name: '', lines: [] })) as never }, [
    { message: 'taken', code: 'duplicate', path: ['input', 'name'] },
    { message: 'too many', code: 'limit', path: ['input', 'lines', '0', 'quantity'] },
    { message: 'not now', code: 'closed', path: [] },
    { message: 'unknown field', code: 'x', path: ['input', 'other'] },
  ])
  expect(setError.mock.calls).toEqual([
    ['name', { type: 'duplicate', message: 'taken' }, { shouldFocus: true }],
    ['lines.0.quantity', { type: 'limit', message: 'too many' }, { shouldFocus: false }],
    ['root.server', { type: 'server', message: 'not now unknown field' }],
  ])
})
