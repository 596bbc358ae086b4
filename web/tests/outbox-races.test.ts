import { beforeEach, expect, test, vi } from 'vitest'
import { document } from '@/lib/document'
import { NetworkError, Refused, StorageFull } from '@/lib/errors'
import { sessionStore } from '@/lib/session'

const { mutate } = vi.hoisted(() => ({ mutate: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request: vi.fn() }))
const { upload } = vi.hoisted(() => ({ upload: vi.fn() }))
vi.mock('@/lib/upload', () => ({ upload }))

const { enqueue } = await import('@/lib/outbox/enqueue')
const { editing } = await import('@/lib/outbox/editing')
const { flush } = await import('@/lib/outbox/outbox')
const { discard, drop, enqueueFile, letGo, retry, withoutFile } = await import('@/lib/outbox/manage')
const { FRESH_MS } = await import('@/lib/outbox/order')
const { bytesOf, change } = await import('@/lib/outbox/saving')
const { load } = await import('@/lib/outbox/storage')
const { sendOrKeep } = await import('@/lib/keep')
const note = document(
  'mutation NoteAdd($text: String!, $clientMutationId: String) { noteAdd { errors { code } } }',
)
const write = (text: string, subject: string, more = {}) =>
  enqueue(note, { variables: { text, ...more }, label: text, subject })
const sent = () => mutate.mock.calls.map(([, variables]) => (variables as { text: string }).text)
const kept = async () => (await load()).map(({ label, state }) => `${label} ${state}`)
const no = (code = 'no') => new Refused([{ message: 'no', code }])
const photo = () => new File([new Uint8Array([1, 2, 3])], 'fault.jpg', { type: 'image/jpeg' })

/** An answer that comes when the test says so. */
function held() {
  let answer: (value: unknown) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  mutate.mockImplementationOnce(
    () =>
      new Promise((resolve, reject) => {
        answer = resolve
        fail = reject
      }),
  )
  return { answer: (value: unknown) => answer(value), fail: (error: unknown) => fail(error) }
}

beforeEach(async () => {
  for (const { key } of await load()) await change(key, (now) => ({ ...now, state: 'parked' }))
  for (const { key } of await load()) await discard(key)
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'en', permissions: [] },
  })
  mutate.mockReset().mockResolvedValue({})
  upload.mockReset().mockResolvedValue({ id: 'upl_real' })
})

test('what is on its way cannot be thrown away, and does not stand in the queue twice', async () => {
  const line = held()
  const { key } = await write('going', 'A')
  await vi.waitFor(() => expect(mutate).toHaveBeenCalled())
  expect((await drop(key)).count).toBe(0)
  const late = discard(key)
  line.fail(no())
  // It came back refused: now it may be thrown away, but that has to be said again.
  expect(await late).toBe(false)
  expect(await kept()).toEqual(['going parked'])
  expect(await discard(key)).toBe(true)
  expect(await kept()).toEqual([])
})

test('what is thrown away in the moment before it would go is neither sent nor saved again', async () => {
  const line = held()
  await write('in front', 'A')
  const behind = await write('behind', 'B')
  await vi.waitFor(() => expect(mutate).toHaveBeenCalled())
  const discarded = discard(behind.key)
  await vi.waitFor(async () => expect(await kept()).toEqual(['in front waiting']))
  line.answer({})
  expect(await discarded).toBe(true)
  await flush()
  expect(sent()).toEqual(['in front'])
  expect(await kept()).toEqual([])
})

test('an answer brings back nothing that was thrown away while it was awaited', async () => {
  const line = held()
  await enqueue(note, { variables: { text: 'one' }, label: 'one', subject: 'tkt_1' })
  const two = await enqueue(note, {
    variables: { text: 'two', input: { version: 5 } },
    label: 'two',
    subject: 'tkt_1',
    follows: 'input.version',
  })
  await vi.waitFor(() => expect(mutate).toHaveBeenCalled())
  void discard(two.key)
  await vi.waitFor(async () => expect(await kept()).toEqual(['one waiting']))
  line.answer({ ticket: { id: 'tkt_1', version: 6 } })
  await flush()
  expect(await kept()).toEqual([])
})

test('a failure in the middle holds back what depends on it and nothing else; mended it keeps its place', async () => {
  mutate.mockRejectedValue(new NetworkError('offline'))
  const reference = `cus_${crypto.randomUUID()}`
  await write('first', 'A')
  const making = await enqueue(note, {
    variables: { text: 'customer' },
    label: 'customer',
    subject: reference,
    makes: reference,
  })
  await write('on it', 'S', { customerId: reference })
  await write('elsewhere', 'B')
  await write('on it, later', 'S')
  mutate.mockReset().mockImplementation(async (_, { text }) => {
    if (text === 'customer') throw no('twin')
    return {}
  })
  await flush(true)
  expect(sent()).toEqual(['first', 'customer', 'elsewhere'])
  expect(await kept()).toEqual(['customer parked', 'on it waiting', 'on it, later waiting'])
  await write('newest', 'C')
  await vi.waitFor(() => expect(sent().at(-1)).toBe('newest'))
  await retry(making.key, { text: 'customer mended' })
  expect(sent().slice(-3)).toEqual(['customer mended', 'on it', 'on it, later'])
  expect(await kept()).toEqual([])
})

test('a corrected write that is refused again keeps its place and all that was built on it', async () => {
  mutate.mockImplementation(async (_, { text }) => {
    if (String(text).startsWith('twin')) throw no('twin')
    return {}
  })
  const reference = `cus_${crypto.randomUUID()}`
  const draft = 'customer.new'
  const making = (text: string) =>
    sendOrKeep(note, {
      variables: { text },
      label: text,
      subject: reference,
      makes: reference,
      reopen: { href: '/customers', draft, values: {} },
    })
  mutate.mockRejectedValueOnce(new NetworkError('offline'))
  const { key } = await enqueue(note, {
    variables: { text: 'twin' },
    label: 'twin',
    subject: reference,
    makes: reference,
    reopen: { href: '/customers', draft, values: {} },
  })
  await write('offer', 'off', { customerId: reference })
  await flush(true)
  const [parked] = await load()
  editing.set(parked ?? null)
  await expect(making('twin still')).rejects.toThrow('no')
  expect(await kept()).toEqual(['twin still parked', 'offer waiting'])
  await making('mended')
  await flush()
  expect(sent().slice(-2)).toEqual(['mended', 'offer'])
  expect((await load()).some((item) => item.key === key)).toBe(false)
})

test('a photo of a draft stays until the draft is sent, however long that lies, and is sent anew when it is old', async () => {
  const { reference } = await enqueueFile(photo(), 'rep', crypto.randomUUID(), 'ticket.report')
  await flush()
  expect(await kept()).toEqual(['fault.jpg arrived'])
  const [file] = await load()
  if (!file) throw new Error('nothing is kept')
  await change(file.key, (now) => ({ ...now, arrived: Date.now() - FRESH_MS - 1 }))
  const { delivered } = await write('report', 'rep', { input: { photos: [reference] } })
  await letGo([reference])
  await delivered
  expect(upload).toHaveBeenCalledTimes(2)
  const second = `upl_${upload.mock.calls[1]?.[1].key}`
  expect(second).not.toBe(reference)
  expect(mutate.mock.calls[0]?.[1].input.photos).toEqual([second])
  await flush()
  expect(await kept()).toEqual([])
  expect(await bytesOf(file.key)).toBeUndefined()
})

test('a photo waits here for what names it, and goes with it', async () => {
  const { reference } = await enqueueFile(photo(), 'rep', crypto.randomUUID(), 'ticket.report')
  mutate.mockRejectedValue(new NetworkError('offline'))
  const { key } = await write('report', 'rep', { input: { photos: [reference] } })
  await letGo([reference])
  await flush()
  expect(await kept()).toEqual(['fault.jpg arrived', 'report waiting'])
  await change(key, (now) => ({ ...now, state: 'parked' }))
  await discard(key)
  expect(await kept()).toEqual([])
  const other = await enqueueFile(photo(), 'rep', crypto.randomUUID(), 'ticket.report')
  await withoutFile(other.reference)
  await flush()
  expect(await kept()).toEqual([])
})

test('a full device makes room by what was only read, and says so when that is not enough', async () => {
  const { set, get } = await import('idb-keyval')
  await set('trunkline-cache', 'read')
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  put.mockImplementationOnce(full)
  const { delivered } = await write('fits now', 'A')
  await delivered
  expect(await get('trunkline-cache')).toBeUndefined()
  put.mockImplementation(full)
  await expect(write('does not fit', 'A')).rejects.toThrow(StorageFull)
  put.mockRestore()
  expect(sent()).toEqual(['fits now'])
})

test('nothing is sent as somebody else', async () => {
  await write('mine', 'A')
  await flush()
  expect(mutate.mock.calls[0]?.[2]).toBe('usr_1')
})
