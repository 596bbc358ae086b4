import { onlineManager, type QueryKey } from '@tanstack/react-query'
import { get } from 'idb-keyval'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Document, document } from '@/lib/document'
import { NetworkError, Refused } from '@/lib/errors'
import { sessionStore } from '@/lib/session'

const { mutate, request } = vi.hoisted(() => ({ mutate: vi.fn(), request: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request }))

const { writeOptimistic } = await import('@/lib/optimistic')
const { discard } = await import('@/lib/outbox/manage')
const { flush } = await import('@/lib/outbox/outbox')
const { outbox } = await import('@/lib/outbox/storage')
const { queryClient } = await import('@/lib/query')
const { read, readList } = await import('@/lib/read')

interface Card {
  started: boolean
  calls: number
}
interface Rows {
  rows: { edges: { node: number }[]; pageInfo: { hasNextPage: boolean } }
}
const card = document('query Card($id: ID!) { card(id: $id) { started calls } }') as Document<
  Card,
  { id: string }
>
const list = document('query Rows { rows { edges { node } } }') as Document<Rows, { after?: string | null }>
const start = document('mutation Start($id: ID!) { start(id: $id) { errors { code } } }') as Document<
  object,
  { id: string }
>
const query = read(card, { id: '1' })
sessionStore.set({
  state: 'in',
  user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'en', permissions: [] },
})

/** Writes; the server's answer is what `answered` settles with. */
async function press<TCached>(queryKey: QueryKey, change: (cached: TCached) => TCached) {
  const answered = Promise.withResolvers<object>()
  mutate.mockImplementationOnce(() => answered.promise)
  const write = { variables: { id: '1' }, label: 'start', subject: crypto.randomUUID(), queryKey, change }
  const { delivered } = await writeOptimistic(start, write)
  await vi.waitFor(() => expect(mutate).toHaveBeenCalled())
  return { answered, delivered }
}
const started = (cached: Card) => ({ ...cached, started: true })

beforeEach(() => {
  mutate.mockClear()
})

test("what was pressed stays when somebody else's change has the screen asked for again before it is delivered", async () => {
  queryClient.setQueryData(query.queryKey, { started: false, calls: 0 })
  const { answered, delivered } = await press(query.queryKey, started)
  request.mockResolvedValue({ started: false, calls: 1 })
  await queryClient.fetchQuery({ ...query, staleTime: 0 })
  expect(queryClient.getQueryData(query.queryKey)).toEqual({ started: true, calls: 1 })

  answered.resolve({})
  await delivered
  await queryClient.fetchQuery({ ...query, staleTime: 0 })
  expect(queryClient.getQueryData(query.queryKey)).toEqual({ started: false, calls: 1 })
})

test('what is refused is taken back, also from answers that came meanwhile', async () => {
  queryClient.setQueryData(query.queryKey, { started: false, calls: 0 })
  const { answered, delivered } = await press(query.queryKey, started)
  answered.reject(new Refused([{ message: 'no', code: 'transition', path: [] }]))
  await expect(delivered).rejects.toBeInstanceOf(Refused)
  expect(queryClient.getQueryData(query.queryKey)).toEqual({ started: false, calls: 0 })
  request.mockResolvedValue({ started: false, calls: 2 })
  expect(await queryClient.fetchQuery({ ...query, staleTime: 0 })).toEqual({ started: false, calls: 2 })
})

test('a row that was answered stays away from the list', async () => {
  const rows = readList(list, {}, (data) => data.rows)
  const page = (...nodes: number[]): Rows => ({
    rows: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false } },
  })
  request.mockResolvedValue(page(1, 2))
  await queryClient.fetchInfiniteQuery(rows)
  const { answered, delivered } = await press(rows.queryKey, ({ pages, ...cached }: { pages: Rows[] }) => ({
    ...cached,
    pages: pages.map(({ rows: { edges } }) =>
      page(...edges.map(({ node }) => node).filter((node) => node !== 2)),
    ),
  }))
  request.mockResolvedValue(page(1, 2, 3))
  const shown = await queryClient.fetchInfiniteQuery({ ...rows, staleTime: 0 })
  expect(shown.pages).toEqual([page(1, 3)])
  answered.resolve({})
  await delivered
})

test('what was thrown away before it was sent comes back with no answer', async () => {
  queryClient.setQueryData(query.queryKey, { started: false, calls: 0 })
  onlineManager.setOnline(false)
  const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  mutate.mockRejectedValue(new NetworkError('no line'))
  const subject = crypto.randomUUID()
  await writeOptimistic(start, {
    variables: { id: '1' },
    label: 'start',
    subject,
    queryKey: query.queryKey,
    change: started,
  })
  // It was tried in vain.
  await vi.waitFor(() =>
    expect(outbox.get().find((item) => item.subject === subject)).toMatchObject({ state: 'waiting' }),
  )
  await flush()
  const unsent = outbox.get().find((item) => item.subject === subject)
  expect(await discard(unsent?.key ?? '')).toBe(true)
  line.mockRestore()
  onlineManager.setOnline(true)
  request.mockResolvedValue({ started: false, calls: 3 })
  expect(await queryClient.fetchQuery({ ...query, staleTime: 0 })).toEqual({ started: false, calls: 3 })
})

test('without a line what was pressed is on the device at once, as it is shown', async () => {
  queryClient.setQueryData(query.queryKey, { started: false, calls: 0 })
  onlineManager.setOnline(false)
  mutate.mockRejectedValueOnce(new NetworkError('no line'))
  const change = { variables: { id: '1' }, label: 'start', subject: 'sub_2', queryKey: query.queryKey }
  await writeOptimistic(start, { ...change, change: started })
  const kept = async () => JSON.stringify(await get('trunkline-cache'))
  await vi.waitFor(async () => expect(await kept()).toContain('"started":true'), 500)
  onlineManager.setOnline(true)
})
