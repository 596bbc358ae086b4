import { beforeEach, expect, test, vi } from 'vitest'
import { document } from '@/lib/document'
import { NetworkError, Refused } from '@/lib/errors'
import { sessionStore } from '@/lib/session'

const { mutate } = vi.hoisted(() => ({ mutate: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request: vi.fn() }))

const { discard, enqueue, flush, nextToSend, retry } = await import('@/lib/outbox')
const note = document(
  'mutation NoteAdd($text: String!, $clientMutationId: String) { noteAdd { errors { code } } }',
)
const user = (id: string) => ({ id, name: id, kind: 'STAFF' as const, language: 'en', permissions: [] })
const write = (text: string, subject = 'cus_1') =>
  enqueue(note, { variables: { text }, label: text, subject })
const sent = () => mutate.mock.calls.map(([, variables]) => (variables as { text: string }).text)

beforeEach(async () => {
  mutate.mockReset().mockResolvedValue({})
  sessionStore.set({ state: 'in', user: user('usr_1') })
  await flush()
  mutate.mockClear()
})

test('sends in the order of writing', async () => {
  await write('1')
  await write('2')
  const { delivered } = await write('3')
  await delivered
  expect(sent()).toEqual(['1', '2', '3'])
})

test('a write without an answer is sent again with the same key, and nothing overtakes it', async () => {
  mutate.mockRejectedValueOnce(new NetworkError('lost'))
  await write('first')
  const { delivered } = await write('second')
  await flush()
  await delivered
  const keys = mutate.mock.calls
    .filter(([, variables]) => (variables as { text: string }).text === 'first')
    .map(([, variables]) => (variables as { clientMutationId: string }).clientMutationId)
  expect(keys.length).toBe(2)
  expect(new Set(keys).size).toBe(1)
  expect(sent().filter((text) => text === 'second').length).toBe(1)
  expect(sent().at(-1)).toBe('second')
})

test('many flushes at once send each write once', async () => {
  const { delivered } = await write('once')
  await Promise.all([flush(), flush(), flush(), delivered])
  expect(sent()).toEqual(['once'])
})

test('a refused write is parked, holds its own object back and lets others pass', async () => {
  mutate.mockImplementation(async (_, { text }) => {
    if (text === 'bad') throw new Refused([{ message: 'no', code: 'no' }])
    return {}
  })
  const bad = await write('bad', 'A')
  await expect(bad.delivered).rejects.toThrow('no')
  await write('after bad', 'A')
  const other = await write('other', 'B')
  await other.delivered
  expect(sent()).not.toContain('after bad')
  mutate.mockResolvedValue({})
  await retry(bad.key)
  expect(sent().slice(-2)).toEqual(['bad', 'after bad'])
})

test('a discarded write frees what waited for it', async () => {
  mutate.mockRejectedValueOnce(new Refused([{ message: 'no', code: 'no' }]))
  const bad = await write('bad', 'C')
  await expect(bad.delivered).rejects.toThrow()
  await write('next', 'C')
  await discard(bad.key)
  expect(sent()).toEqual(['bad', 'next'])
})

test('work of another person on this device is kept and not sent', async () => {
  mutate.mockRejectedValue(new NetworkError('offline'))
  await write('of the first')
  await flush()
  sessionStore.set({ state: 'in', user: user('usr_2') })
  mutate.mockReset().mockResolvedValue({})
  await flush()
  expect(mutate).not.toHaveBeenCalled()
  sessionStore.set({ state: 'in', user: user('usr_1') })
  await flush()
  expect(sent()).toEqual(['of the first'])
})

test('nextToSend never passes a parked write on the same object', () => {
  const base = {
    userId: 'u',
    operation: '',
    query: '',
    documentId: undefined,
    variables: {},
    label: '',
    refetch: [],
    at: 0,
  }
  const items = [
    { ...base, key: '1', subject: 'A', state: 'parked' as const },
    { ...base, key: '2', subject: 'A', state: 'waiting' as const },
    { ...base, key: '3', subject: 'B', state: 'waiting' as const },
  ]
  expect(nextToSend(items, 'u')?.key).toBe('3')
  expect(nextToSend(items, 'other')).toBeUndefined()
})
