import { del, get, set } from 'idb-keyval'
import { createStore } from '../store'
import { settled } from './order'
import { makeRoom } from './room'
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

/** One sends at a time, in this tab and in the others. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('trunkline-outbox', work)

/** What becomes of the queue, and what is told to who asked for that. */
export interface Step<T> {
  put?: readonly Unsent[]
  take?: readonly string[]
  told: T
}

/**
 * Changes the queue as it stands at this moment, oldest first, in one transaction: what was thrown away meanwhile, here or
 * in another tab, does not come back, and nothing is changed by halves.
 */
export async function step<T>(plan: (all: readonly Unsent[]) => Step<T>): Promise<T> {
  const { taken, told } = await makeRoom(() =>
    box(
      'readwrite',
      (store) =>
        new Promise<{ taken: readonly string[]; told: T }>((resolve, reject) => {
          const { transaction } = store
          const asking = store.getAll()
          let answer: { taken: readonly string[]; told: T } | undefined
          asking.onsuccess = () => {
            try {
              const all = asking.result as Unsent[]
              const { put = [], take = [], told } = plan(all)
              const taken = [...take, ...settled(all, put, take)]
              for (const item of put) if (!taken.includes(item.key)) store.put(item, item.key)
              for (const key of taken) store.delete(key)
              answer = { taken, told }
            } catch (error) {
              reject(error)
              transaction.abort()
            }
          }
          transaction.oncomplete = () => answer && resolve(answer)
          transaction.onabort = () => reject(transaction.error)
        }),
    ),
  )
  for (const key of taken) await del(key, bytes)
  await load()
  tabs?.postMessage(null)
  return told
}

/** Changes one write as it stands at this moment, unless `next` gives nothing; resolves to what is kept of it now. */
export const change = (key: string, next: (now: Unsent) => Unsent | undefined): Promise<Unsent | undefined> =>
  step((all) => {
    const now = all.find((item) => item.key === key)
    const then = now && next(now)
    return then ? { put: [then], told: then } : { told: now }
  })

export const keepBytes = (key: string, content: ArrayBuffer): Promise<void> =>
  makeRoom(() => set(key, content, bytes))

export const bytesOf = (key: string): Promise<ArrayBuffer | undefined> => get<ArrayBuffer>(key, bytes)
