import { beforeEach, expect, test, vi } from 'vitest'
import { document } from '@/lib/document'
import { NetworkError, Refused, ServerError } from '@/lib/errors'
import { sessionStore } from '@/lib/session'

const { mutate } = vi.hoisted(() => ({ mutate: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request: vi.fn() }))
const { upload } = vi.hoisted(() => ({ upload: vi.fn() }))
vi.mock('@/lib/upload', () => ({ upload }))

const { enqueue } = await import('@/lib/outbox/enqueue')
const { flush } = await import('@/lib/outbox/outbox')
const { amend, discard, drop, enqueueFile, retry } = await import('@/lib/outbox/manage')
const { builtOn, heldBack, nextToSend } = await import('@/lib/outbox/order')
const { bytesOf, change } = await import('@/lib/outbox/saving')
const { load, outbox } = await import('@/lib/outbox/storage')
const { addressed } = await import('@/lib/outbox/made')
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

/** A write on or by a reference, without a line. */
const offline = () => mutate.mockRejectedValue(new NetworkError('offline'))
const making = (makes: string, text: string) =>
  enqueue(note, { variables: { text }, label: text, subject: makes, makes })
const online = (answer: (text: string) => unknown = () => ({})) => {
  mutate.mockReset().mockImplementation(async (_, { text }) => answer(text))
  return flush()
}

test('a reference that was made leads to the object afterwards', async () => {
  offline()
  const reference = `cus_${crypto.randomUUID()}`
  await making(reference, 'new')
  expect(addressed(`/customers/${reference}?x=1`)).toBe(`/customers/${reference}?x=1`)
  await online(() => ({ customer: { id: 'cus_real' } }))
  expect(addressed(`/customers/${reference}?x=1`)).toBe('/customers/cus_real?x=1')
})

test('what names the object of a refused write waits with it, over several steps, and others pass', async () => {
  offline()
  const reference = `cus_${crypto.randomUUID()}`
  const offer = `off_${crypto.randomUUID()}`
  const first = await making(reference, 'customer')
  await enqueue(note, {
    variables: { text: 'offer', customerId: reference },
    label: '',
    subject: offer,
    makes: offer,
  })
  await enqueue(note, { variables: { text: 'submit', input: { id: [offer] } }, label: '', subject: 'other' })
  await write('free', 'Z')
  await online((text) => {
    if (text === 'customer') throw new Refused([{ message: 'twin', code: 'twin' }])
    return {}
  })
  expect(sent()).toEqual(['customer', 'free'])
  const held = heldBack(outbox.get(), 'usr_1')
  expect([...held.values()].map((one) => one.label)).toEqual(['customer', 'customer'])
  expect(builtOn(outbox.get(), first.key).length).toBe(2)
  mutate.mockReset().mockResolvedValue({})
  const before = outbox.get().find(({ key }) => key === first.key)?.variables.clientMutationId
  await retry(first.key, { text: 'customer again' })
  expect(sent()).toEqual(['customer again', 'offer', 'submit'])
  // The edited write has its old key: what was built on it names the object by that.
  expect(mutate.mock.calls[0]?.[1].clientMutationId).toBe(before)
})

test('a dropped write takes what is built on it along, and both come back', async () => {
  offline()
  const reference = `cus_${crypto.randomUUID()}`
  const { key } = await making(reference, 'made')
  await enqueue(note, { variables: { text: 'on it', id: reference }, label: '', subject: 'S' })
  await flush()
  await change(key, (now) => ({ ...now, state: 'parked' }))
  const { count, bringBack } = await drop(key)
  expect(count).toBe(2)
  await online()
  expect(sent()).toEqual([])
  await bringBack()
  await retry(key)
  expect(sent()).toEqual(['made', 'on it'])
})

test('a later write on the same object takes the version that the one before it has left', async () => {
  offline()
  const change = (text: string) =>
    enqueue(note, {
      variables: { text, input: { version: 5 } },
      label: text,
      subject: 'tkt_1',
      follows: 'input.version',
    })
  await change('one')
  await change('two')
  await enqueue(note, {
    variables: { text: 'elsewhere', input: { version: 5 } },
    label: '',
    subject: 'tkt_2',
    follows: 'input.version',
  })
  await online(() => ({ ticket: { id: 'tkt_1', version: 6 } }))
  const versions = mutate.mock.calls.map(([, variables]) => variables.input.version)
  expect(versions).toEqual([5, 6, 5])
})

test('a write is amended until it was on its way, then its content is fixed', async () => {
  sessionStore.set({ state: 'in', user: user('usr_1') })
  const reference = `off_${crypto.randomUUID()}`
  let answer: (value: unknown) => void = () => undefined
  mutate.mockReset().mockImplementation(() => new Promise((resolve) => (answer = resolve)))
  await write('in front')
  await making(reference, 'first thoughts')
  // The one in front is on its way: nobody else has been.
  const amended = amend(reference, { variables: { text: 'second thoughts' } })
  await vi.waitFor(() => expect(mutate).toHaveBeenCalledTimes(1))
  mutate.mockRejectedValue(new NetworkError('lost'))
  answer({})
  await flush()
  const tried = (await load()).find(({ makes }) => makes === reference)
  expect(await amended).toBe(tried?.variables.text === 'second thoughts')
  expect(await amend(reference, { variables: { text: 'third' } })).toBe(false)
  await online()
})

test('a file keeps its bytes until it has arrived, and what follows names it', async () => {
  offline()
  upload.mockReset().mockRejectedValue(new NetworkError('offline'))
  const photo = new File([new Uint8Array([1, 2, 3])], 'signed.jpg', { type: 'image/jpeg' })
  const { key, reference } = await enqueueFile(photo, 'ctr_1', crypto.randomUUID())
  await enqueue(note, { variables: { text: 'attach', uploadId: reference }, label: '', subject: 'ctr_1' })
  await flush()
  expect(new Uint8Array((await bytesOf(key)) ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3]))
  upload.mockReset().mockResolvedValue({ id: 'upl_real' })
  await online()
  const [file, { key: sentUnder }] = upload.mock.calls[0] as [File, { key: string }]
  expect([file.name, file.type, file.size]).toEqual(['signed.jpg', 'image/jpeg', 3])
  expect(`upl_${sentUnder}`).toBe(reference)
  expect(sent()).toEqual(['attach'])
  expect(await bytesOf(key)).toBeUndefined()
})

test('a page that dies between sending and the answer sends again under the same key', async () => {
  offline()
  await write('dying')
  await flush()
  const [item] = await load()
  if (!item) throw new Error('nothing is kept')
  // Another page finds what this one left: same key, same place in the order.
  await change(item.key, (now) => ({ ...now, tried: true }))
  await online()
  expect(mutate.mock.calls.map(([, variables]) => variables.clientMutationId)).toEqual([
    item.variables.clientMutationId,
  ])
  expect(await load()).toEqual([])
})

test('a passing fault of the server is tried again before anybody is troubled', async () => {
  mutate
    .mockReset()
    .mockRejectedValueOnce(new ServerError('internal', 'x', 'INTERNAL'))
    .mockResolvedValue({})
  const { delivered } = await write('patient')
  await flush()
  await delivered
  expect(sent()).toEqual(['patient', 'patient'])
  mutate.mockReset().mockRejectedValue(new ServerError('no such field', undefined, 'BAD_USER_INPUT'))
  const wrong = await write('wrong')
  await expect(wrong.delivered).rejects.toThrow('no such field')
  await discard(wrong.key)
})
