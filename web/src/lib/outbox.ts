import { createStore as createIdbStore, del, entries, set } from 'idb-keyval'
import { type Document, document, hashOf, nameOf } from './document'
import { NetworkError, Refused, SignedOut, type UserError } from './errors'
import { mutate } from './graphql'
import { queryClient } from './query'
import { sessionStore } from './session'
import { createStore, useStore } from './store'

/** A write that has not been confirmed. It survives reloads and sign-outs and is sent once, in order. */
export interface Unsent {
  key: string
  /** Whose it is: on a shared tablet nobody sends another person's work. */
  userId: string
  operation: string
  query: string
  documentId: string | undefined
  /** Carries clientMutationId: the server runs it once however often it arrives. */
  variables: Record<string, unknown>
  /** In the user's words: "Note on Acme". */
  label: string
  /** Writes on the same object wait for each other; id or client reference. */
  subject: string
  /** First parts of the keys of queries to ask again after delivery: operation names. */
  refetch: string[]
  at: number
  state: 'waiting' | 'parked'
  errors?: readonly UserError[]
}

export interface Write<TVariables> {
  variables: TVariables
  label: string
  subject: string
  refetch?: string[]
}

const MAX_WAIT = 15_000
const box = createIdbStore('trunkline-outbox', 'writes')
const outbox = createStore<readonly Unsent[]>([])
const waiters = new Map<string, { resolve: (payload: unknown) => void; reject: (error: unknown) => void }>()

let counter = 0
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Sortable by the moment of writing, also within one millisecond. */
function nextKey(): string {
  counter += 1
  return `${Date.now().toString(36).padStart(9, '0')}-${counter.toString(36).padStart(6, '0')}-${crypto.randomUUID().slice(0, 8)}`
}

async function load(): Promise<readonly Unsent[]> {
  const all = (await entries<string, Unsent>(box)).map(([, item]) => item)
  all.sort((a, b) => (a.key < b.key ? -1 : 1))
  outbox.set(all)
  return all
}

async function save(item: Unsent): Promise<void> {
  await set(item.key, item, box)
  await load()
}

async function remove(key: string): Promise<void> {
  await del(key, box)
  await load()
}

/** The first write that may go: none overtakes an earlier one, and none passes a parked one on the same object. */
export function nextToSend(items: readonly Unsent[], userId: string | undefined): Unsent | undefined {
  const own = items.filter((item) => item.userId === userId)
  const held = new Set(own.filter((item) => item.state === 'parked').map((item) => item.subject))
  return own.find((item) => item.state === 'waiting' && !held.has(item.subject))
}

async function deliver(item: Unsent): Promise<void> {
  const doc = document(item.query, { hash: item.documentId })
  try {
    const payload = await mutate(doc, item.variables)
    await remove(item.key)
    for (const name of item.refetch) void queryClient.invalidateQueries({ queryKey: [name] })
    waiters.get(item.key)?.resolve(payload)
  } catch (error) {
    if (error instanceof NetworkError || error instanceof SignedOut) throw error
    const errors =
      error instanceof Refused
        ? error.errors
        : [{ message: (error as Error).message, code: 'server-error', path: [] }]
    await save({ ...item, state: 'parked', errors })
    waiters.get(item.key)?.reject(error)
  }
  waiters.delete(item.key)
}

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), Math.min(500 * 2 ** tries, MAX_WAIT))
  tries += 1
}

/** Sends what waits, one after the other; of several tabs only one sends. */
export async function flush(): Promise<void> {
  await navigator.locks.request('trunkline-outbox', async () => {
    for (;;) {
      const item = nextToSend(await load(), sessionStore.get().user?.id)
      if (!item) return
      try {
        await deliver(item)
        tries = 0
      } catch (error) {
        if (error instanceof NetworkError) later()
        return
      }
    }
  })
}

/**
 * Stores a write, then sends it. Resolves with the payload when it is delivered and rejects with Refused when it is
 * parked; without a line it stays pending, so screens show the optimistic state and need not wait.
 */
export async function enqueue<TResult, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  { variables, label, subject, refetch = [] }: Write<TVariables>,
): Promise<{ key: string; delivered: Promise<unknown> }> {
  const user = sessionStore.get().user
  if (!user) throw new SignedOut('outbox')
  const key = nextKey()
  const delivered = new Promise<unknown>((resolve, reject) => waiters.set(key, { resolve, reject }))
  // Parked writes are shown in the sync centre; nobody is obliged to listen here.
  delivered.catch(() => undefined)
  await save({
    key,
    userId: user.id,
    operation: nameOf(doc),
    query: doc.toString(),
    documentId: hashOf(doc as Document<unknown, unknown>),
    variables: { clientMutationId: crypto.randomUUID(), ...variables },
    label,
    subject,
    refetch,
    at: Date.now(),
    state: 'waiting',
  })
  void flush()
  return { key, delivered }
}

/** Sends a parked write again, with other variables if the user edited them (then it is a new write to the server). */
export async function retry(key: string, variables?: Record<string, unknown>): Promise<void> {
  const item = outbox.get().find((entry) => entry.key === key)
  if (!item) return
  const { errors: _, ...rest } = item
  const edited = variables && { ...variables, clientMutationId: crypto.randomUUID() }
  await save({ ...rest, state: 'waiting', variables: edited ?? item.variables })
  await flush()
}

export async function discard(key: string): Promise<void> {
  await remove(key)
  waiters.delete(key)
  await flush()
}

/** Sends at start, when the line or the tab comes back, and after a growing pause. */
export async function startOutbox(): Promise<void> {
  await load()
  const again = () => {
    tries = 0
    void flush()
  }
  window.addEventListener('online', again)
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'visible') again()
  })
  sessionStore.subscribe(() => {
    if (sessionStore.get().state === 'in') again()
  })
  again()
}

/** The unsent writes of the signed-in user, oldest first. */
export function useOutbox(): readonly Unsent[] {
  const userId = sessionStore.get().user?.id
  return useStore(outbox).filter((item) => item.userId === userId)
}
