/** Where unsent work lies. A write is on the disk before anybody is told that it is kept, also when the battery ends. */
import { del, entries, get, setMany, type UseStore } from 'idb-keyval'
import { createStore } from '../store'
import type { Unsent } from './unsent'

function strict(database: string, table: string): UseStore {
  let opened: Promise<IDBDatabase> | undefined
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database)
      request.onupgradeneeded = () => request.result.createObjectStore(table)
      request.onsuccess = () => {
        // Browsers close what nobody has used for long; the next use opens it again.
        request.result.onclose = () => {
          opened = undefined
        }
        resolve(request.result)
      }
      request.onerror = () => reject(request.error)
    })
  return async (mode, work) => {
    opened ??= open()
    const connection = await opened
    return work(connection.transaction(table, mode, { durability: 'strict' }).objectStore(table))
  }
}

const box = strict('trunkline-outbox', 'writes')
const bytes = strict('trunkline-outbox-files', 'bytes')
/** Other tabs of this browser show the same. */
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('trunkline-outbox')

export const outbox = createStore<readonly Unsent[]>([])
/** The write that this page is sending at this moment. */
export const sendingNow = createStore<string | null>(null)
/** Who waits in this page for what becomes of a write. */
export const waiters = new Map<
  string,
  { resolve: (payload: unknown) => void; reject: (error: unknown) => void }
>()

/** One at a time, in this tab and in the others. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('trunkline-outbox', work)

export async function load(): Promise<readonly Unsent[]> {
  const all = (await entries<string, Unsent>(box)).map(([, item]) => item)
  all.sort((a, b) => (a.key < b.key ? -1 : 1))
  outbox.set(all)
  return all
}

async function changed(): Promise<void> {
  await load()
  tabs?.postMessage(null)
}

/** All of them in one go, or none. */
export async function save(...items: Unsent[]): Promise<void> {
  await setMany(
    items.map((item) => [item.key, item]),
    box,
  )
  await changed()
}

/** Takes one out and changes others in the same moment. */
export async function settle(key: string, others: readonly Unsent[]): Promise<void> {
  await box('readwrite', (store) => {
    for (const item of others) store.put(item, item.key)
    store.delete(key)
    return new Promise<void>((resolve, reject) => {
      store.transaction.oncomplete = () => resolve()
      store.transaction.onabort = () => reject(store.transaction.error)
    })
  })
  await del(key, bytes)
  await changed()
}

export const keepBytes = (key: string, content: ArrayBuffer): Promise<void> =>
  setMany([[key, content]], bytes)

export const bytesOf = (key: string): Promise<ArrayBuffer | undefined> => get<ArrayBuffer>(key, bytes)

export function followOtherTabs(): void {
  if (tabs) tabs.onmessage = () => void load()
}
