import { del } from 'idb-keyval'
import { StorageFull } from '../errors'

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'

/** What can be read again gives way to what cannot. */
const READ = 'trunkline-cache'

/** Writes to the device; when that is full, what was only read goes first. Rejects with StorageFull. */
export async function makeRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isFull(error)) throw error
  }
  await del(READ).catch(() => undefined)
  try {
    return await write()
  } catch (error) {
    throw isFull(error) ? new StorageFull() : error
  }
}
