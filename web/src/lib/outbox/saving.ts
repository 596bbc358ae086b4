import { del, get, setMany } from 'idb-keyval'
import { createStore } from '../store'
import { box, load, strict, tabs } from './storage'
import type { Unsent } from './unsent'

const bytes = strict('trunkline-outbox-files', 'bytes')

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
