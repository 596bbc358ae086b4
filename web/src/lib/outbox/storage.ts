/** Where unsent work lies. A write is on the disk before anybody is told that it is kept, also when the battery ends. */
import { entries, type UseStore } from 'idb-keyval'
import { createStore } from '../store'
import type { Unsent } from './unsent'

export function strict(database: string, table: string): UseStore {
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

export const box = strict('trunkline-outbox', 'writes')
/** Other tabs of this browser show the same. */
export const tabs =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('trunkline-outbox')

export const outbox = createStore<readonly Unsent[]>([])
export async function load(): Promise<readonly Unsent[]> {
  const all = (await entries<string, Unsent>(box)).map(([, item]) => item)
  all.sort((a, b) => (a.key < b.key ? -1 : 1))
  outbox.set(all)
  return all
}

export function followOtherTabs(): void {
  if (tabs) tabs.onmessage = () => void load()
}
