import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { NetworkError, Refused } from '@/lib/errors'
import { flush } from '@/lib/outbox/outbox'
import { sessionStore } from '@/lib/session'
import type { DraftLine } from './draft'
import { readDraft } from './stored'
import { type CardOffer, useOfferDraft } from './useOfferDraft'

const mutate = vi.hoisted(() => vi.fn())
const request = vi.hoisted(() => vi.fn())
vi.mock('@/lib/graphql', () => ({ mutate, request }))
// The address is that of a screen, which is not here.
vi.mock('@/components/work/useOutcome', () => ({ useOutcome: () => () => undefined }))

const stored = (id: string, discountPercent: string, quantity = 1) => ({
  code: id,
  name: id,
  quantity,
  discountPercent,
  months: 24,
  components: [],
  offering: { id },
})

const offer = (version: number, lines: ReturnType<typeof stored>[]) =>
  ({
    id: 'off_1',
    version,
    tender: false,
    contact: null,
    revisions: [{ number: 1, lines }],
    viewerCan: { edit: { allowed: true, reason: null } },
  }) as unknown as CardOffer

const stale = () => new Refused([{ __typename: 'StaleVersion', message: 'stale', code: 'stale', path: [] }])

function open(given: CardOffer | null, name = 'off_1') {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(() => useOfferDraft({ name, offer: given, customerId: 'cus_1', label: 'Offer' }), {
    wrapper,
  })
}

const discount = (id: string, percent: number) => (lines: readonly DraftLine[]) =>
  lines.map((line) => (line.offeringId === id ? { ...line, discount: percent } : line))

beforeEach(() => {
  localStorage.clear()
  mutate.mockReset()
  request.mockReset()
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'A', kind: 'STAFF', language: 'en', permissions: [] },
  })
})

it('keeps what is typed over a reload and a lost line, and drops it once it is saved', async () => {
  const first = open(offer(1, [stored('a', '0')]))
  act(() => void first.result.current.changeLines(discount('a', 7)))
  onlineManager.setOnline(false)
  mutate.mockRejectedValue(new NetworkError('away'))
  await act(async () => expect(await first.result.current.save()).toMatchObject({ kept: true }))
  first.unmount()

  const again = open(offer(1, [stored('a', '0')]))
  expect(again.result.current.draft.lines[0]?.discount).toBe(7)
  expect(again.result.current.dirty).toBe(true)
  onlineManager.setOnline(true)
  mutate.mockReset().mockResolvedValue({ offer: { id: 'off_1', version: 2 } })
  await act(async () => void (await again.result.current.save()))
  expect(readDraft('off_1')).toBeNull()
  expect(again.result.current.dirty).toBe(false)
})

it('shows nobody else the draft of a shared tablet', () => {
  const first = open(offer(1, [stored('a', '0')]))
  act(() => void first.result.current.changeLines(discount('a', 7)))
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_2', name: 'B', kind: 'STAFF', language: 'en', permissions: [] },
  })
  expect(open(offer(1, [stored('a', '0')])).result.current.draft.lines[0]?.discount).toBe(0)
})

it('puts the other window’s lines together with mine and saves both', async () => {
  const { result } = open(offer(1, [stored('a', '0'), stored('b', '0')]))
  act(() => void result.current.changeLines(discount('a', 7)))
  mutate.mockRejectedValueOnce(stale()).mockResolvedValueOnce({ offer: { id: 'off_1', version: 3 } })
  request.mockResolvedValueOnce({ offer: offer(2, [stored('a', '0'), stored('b', '9')]) })
  await act(async () => void (await result.current.save()))
  const [, sent] = mutate.mock.calls[1] as [unknown, { input: { version: number; lines: object[] } }]
  expect(sent.input.version).toBe(2)
  expect(sent.input.lines).toMatchObject([{ discountPercent: '7' }, { discountPercent: '9' }])
  expect(result.current.joined).toBe(true)
})

it('asks about a line that both windows changed, and saves what was chosen', async () => {
  const { result } = open(offer(1, [stored('a', '0')]))
  act(() => void result.current.changeLines(discount('a', 7)))
  mutate.mockRejectedValueOnce(stale())
  request.mockResolvedValueOnce({ offer: offer(2, [stored('a', '9')]) })
  await act(async () => expect(await result.current.save()).toBeNull())
  expect(result.current.conflicts).toMatchObject([{ mine: { discount: 7 }, theirs: { discount: 9 } }])
  expect(result.current.draft.lines[0]?.discount).toBe(7)
  act(() => result.current.decide({ 'a#0': 'theirs' }))
  expect(result.current.draft.lines[0]?.discount).toBe(9)
  // What the server has already is not sent again.
  await act(async () => expect(await result.current.save()).toMatchObject({ version: 2 }))
  expect(mutate).toHaveBeenCalledTimes(1)
})

it('makes a new offer once, however often its answer is lost, and sends what was changed since after it', async () => {
  const { result } = open(null, 'new.cus_1.')
  act(() => void result.current.change({ lines: [line('a')] }))
  onlineManager.setOnline(false)
  mutate.mockRejectedValue(new NetworkError('away'))
  await act(async () => expect(await result.current.save()).toMatchObject({ kept: true }))
  // It has been on its way: its content is fixed.
  await flush()
  act(() => void result.current.changeLines(discount('a', 4)))
  await act(async () => expect(await result.current.save()).toMatchObject({ kept: true }))
  onlineManager.setOnline(true)
  mutate.mockReset().mockResolvedValue({ offer: { id: 'off_9', version: 3 } })
  await flush()
  const [[, made], [, changed]] = mutate.mock.calls as [[unknown, Sent], [unknown, Sent]]
  expect(made.input.lines).toMatchObject([{ discountPercent: '0' }])
  expect(changed.id).toBe(made.input.clientReference)
  expect(changed.input).toMatchObject({ version: 3, lines: [{ discountPercent: '4' }] })
  expect(mutate).toHaveBeenCalledTimes(2)
})

interface Sent {
  id: string
  input: { clientReference: string; lines: object[] }
}

const line = (offeringId: string): DraftLine => ({
  key: `${offeringId}#0`,
  offeringId,
  quantity: 1,
  discount: 0,
  months: 24,
  components: {},
})
