import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { PropsWithChildren } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CartQuery } from '@/gql/graphql'
import { sessionStore } from '@/lib/session'

const { mutate } = vi.hoisted(() => ({ mutate: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request: vi.fn() }))

const { useCartChanges, cartQuery } = await import('@/features/shop/cart')
const { useWanted, want, wantedNow } = await import('@/features/shop/quantities')
const { queryClient } = await import('@/lib/query')
const { outbox } = await import('@/lib/outbox/storage')

const line = (reference: string, quantity: number) => ({
  id: `lin_${reference}`,
  quantity,
  components: {},
  clientReference: reference,
  offering: { id: 'prd_1', names: { en: 'Hosting' }, components: [] },
})
const cart = () => queryClient.getQueryData<CartQuery>(cartQuery.queryKey)?.cart
const shown = () => cart()?.lines.map(({ clientReference, quantity }) => [clientReference, quantity])
const wrapper = ({ children }: PropsWithChildren) => <I18nProvider i18n={i18n}>{children}</I18nProvider>
const changes = () => renderHook(useCartChanges, { wrapper }).result.current
const written = () =>
  mutate.mock.calls.map(([doc, { id, quantity }]) => [/mutation (\w+)/.exec(String(doc))?.[1], id, quantity])

beforeEach(() => {
  localStorage.clear()
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  mutate.mockReset().mockResolvedValue({})
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'PORTAL', language: 'en', permissions: [] },
  })
  queryClient.setQueryData(cartQuery.queryKey, {
    cart: { id: 'car_1', note: null, differences: [], lines: [line('a', 1), line('b', 1)] },
    cartPrice: null,
  } as unknown as CartQuery)
})

afterEach(async () => {
  await vi.waitFor(() => expect(outbox.get()).toEqual([]))
  cleanup()
})

test('who leaves the cart at once has it written, and what was pressed is kept until then', async () => {
  const { settleQuantities } = changes()
  const cartView = renderHook(() => useWanted(() => void settleQuantities(), { ready: true, atOnce: false }))
  act(() => want('a', 3))
  expect(cartView.result.current).toEqual({ a: 3 })
  // As a reload finds it.
  expect(Object.values({ ...localStorage })).toContain('{"a":3}')
  cartView.unmount()
  await vi.waitFor(() => expect(written()).toEqual([['CartSetQuantity', 'lin_a', 3]]))
  await vi.waitFor(() => expect(wantedNow()).toEqual({}))
})

test('a line that is gone meanwhile does not come back', async () => {
  const { remove, settleQuantities } = changes()
  want('a', 3)
  want('b', 2)
  const [first] = cart()?.lines ?? []
  if (!first) throw new Error('a line')
  const gone = remove(first)
  await Promise.all([gone, settleQuantities()])
  // Taken out by another device, which this one has just heard of.
  want('c', 5)
  await settleQuantities()
  expect(shown()).toEqual([['b', 2]])
  await vi.waitFor(() => expect(written()).toHaveLength(2))
  expect(written()).toContainEqual(['CartSetQuantity', 'lin_a', 0])
  expect(written()).toContainEqual(['CartSetQuantity', 'lin_b', 2])
  expect(wantedNow()).toEqual({})
})
