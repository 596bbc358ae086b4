import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import type { DraftLine } from './draft'
import { usePreview } from './usePreview'

const asked: { discount: string; answer: (amount: string) => void }[] = []

vi.mock('@/lib/graphql', () => ({
  request: (_doc: unknown, { input }: { input: { lines: { discountPercent: string }[] } }) =>
    new Promise((resolve) => {
      const money = (amount: string) => ({ amount, currency: 'EUR' })
      asked.push({
        discount: input.lines[0]?.discountPercent ?? '',
        answer: (amount) => {
          const sum = { net: money(amount), vat: money('0'), gross: money(amount) }
          const totals = { monthly: sum, oneTime: sum, contract: sum }
          resolve({ offerPreview: { preview: { outcome: 'WITHIN', lines: [], totals }, errors: [] } })
        },
      })
    }),
}))

const lines = (discount: number): DraftLine[] => [
  { key: 'a#0', offeringId: 'a', quantity: 1, discount, months: 24, components: {} },
]

function show(first: DraftLine[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook((given: DraftLine[]) => usePreview('cus_1', given), { initialProps: first, wrapper })
}

const question = async (discount: string) => {
  await waitFor(() => expect(asked.map((one) => one.discount)).toContain(discount))
  return asked.find((one) => one.discount === discount)
}

beforeEach(() => {
  asked.length = 0
})

it('never shows a late answer to an earlier question', async () => {
  const { result, rerender } = show(lines(1))
  const first = await question('1')
  rerender(lines(2))
  const second = await question('2')
  await act(async () => second?.answer('98.00'))
  await waitFor(() => expect(result.current.totals?.monthly.net.amount).toBe('98.00'))
  await act(async () => first?.answer('99.00'))
  await new Promise((done) => setTimeout(done, 50))
  expect(result.current.totals?.monthly.net.amount).toBe('98.00')
  expect(result.current.pending).toBe(false)
})

it('asks once for what was typed in one go, and keeps the last sums meanwhile', async () => {
  const { result, rerender } = show(lines(5))
  await act(async () => (await question('5'))?.answer('95.00'))
  await waitFor(() => expect(result.current.totals?.monthly.net.amount).toBe('95.00'))
  for (const discount of [6, 7, 8]) rerender(lines(discount))
  expect(result.current.pending).toBe(true)
  expect(result.current.totals?.monthly.net.amount).toBe('95.00')
  await question('8')
  expect(asked.map((one) => one.discount)).toEqual(['5', '8'])
})
