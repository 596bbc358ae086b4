import type { ClientOptions, Sink } from 'graphql-ws'
import { beforeEach, expect, test, vi } from 'vitest'
import { document } from '@/lib/document'
import { SignedOut } from '@/lib/errors'
import { follow } from '@/lib/live'
import { beforeSignOut, refresh, rightsChanges, sessionStore, token } from '@/lib/session'

const line = vi.hoisted(() => ({
  options: undefined as ClientOptions | undefined,
  sink: undefined as Sink | undefined,
  dispose: vi.fn(),
}))
vi.mock('graphql-ws', () => ({
  createClient: (options: ClientOptions) => {
    line.options = options
    return {
      dispose: line.dispose,
      subscribe: (_: unknown, sink: Sink) => {
        line.sink = sink
        return () => {}
      },
    }
  },
}))
const changed = document('subscription Changed { changed { id } }')
const ask = vi.fn(async () => new Response(null, { status: 401 }))
const ended = vi.fn()
beforeSignOut(() => Promise.reject(new Error('the device is full')))
beforeSignOut(ended)

beforeEach(() => {
  vi.stubGlobal('fetch', ask)
  ask.mockClear()
  ended.mockClear()
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'ro', permissions: [] },
  })
})

test('whose session was ended is out, though clearing up fails and the live line waits for a token', async () => {
  follow(changed, {}, () => {})
  await vi.waitFor(() => expect(line.options).toBeDefined())
  const { connectionParams, shouldRetry } = line.options ?? {}
  let opening: Promise<unknown> | undefined
  // As the library: a line that is just opening is closed when it is open.
  line.dispose.mockImplementation(() => opening)
  opening = Promise.resolve((connectionParams as () => Promise<unknown>)())
  await expect(opening).rejects.toThrow(SignedOut)
  expect(sessionStore.get()).toEqual({ state: 'out', user: null })
  expect(line.dispose).toHaveBeenCalled()
  expect(shouldRetry?.(new SignedOut('token'))).toBe(false)
  expect(shouldRetry?.(new Error('no line'))).toBe(true)
})

test('the end of a session is cleared up once, and nothing is asked after it', async () => {
  await Promise.allSettled([refresh(), token(), refresh()])
  await expect(token()).rejects.toThrow(SignedOut)
  await expect(refresh()).rejects.toThrow(SignedOut)
  expect(ended).toHaveBeenCalledTimes(1)
})

test('rights that are not those remembered draw the screens anew', async () => {
  const told = (...permissions: string[]) =>
    ask.mockResolvedValueOnce(
      Response.json({ accessToken: 'a', user: { ...sessionStore.get().user, permissions } }),
    )
  told('own:lead:read', 'own:lead:enter')
  await refresh()
  const before = rightsChanges.get()
  told('own:lead:enter', 'own:lead:read')
  await refresh()
  expect(rightsChanges.get()).toBe(before)
  told('own:lead:read')
  await refresh()
  expect(rightsChanges.get()).toBe(before + 1)
})

test('a live line that is closed for good is told once', async () => {
  const said = vi.fn()
  vi.stubGlobal('reportError', said)
  follow(changed, {}, () => {})
  await vi.waitFor(() => expect(line.sink).toBeDefined())
  line.sink?.error(new CloseEvent('close', { code: 4400, reason: 'Invalid message' }))
  line.sink?.error(new CloseEvent('close', { code: 4400, reason: 'Invalid message' }))
  expect(said.mock.calls).toEqual([[new Error('live: 4400 Invalid message')]])
})
