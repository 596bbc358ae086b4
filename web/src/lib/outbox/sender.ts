import { document } from '../document'
import { NetworkError, Refused, ServerError, SignedOut } from '../errors'
import { mutate } from '../graphql'
import { queryClient } from '../query'
import { sessionStore } from '../session'
import { madeIn, remember, versionIn } from './made'
import { nextToSend, withVariable } from './order'
import { alone, bytesOf, save, sendingNow, settle, waiters } from './saving'
import { load, outbox } from './storage'
import { FILE, type Unsent } from './unsent'

const MAX_WAIT = 15_000
/** A fault of the server is tried again as often as this: its database may just be starting again. */
const FAULTS = 5
const faults = new Map<string, number>()

let tidied: Promise<void> | undefined
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Who set something aside and left has not changed their mind. */
async function tidy(): Promise<void> {
  for (const item of await load()) if (item.state === 'dropped') await settle(item.key, [])
}

async function send(item: Unsent): Promise<unknown> {
  if (item.operation !== FILE || !item.file)
    return mutate(document(item.query, { hash: item.documentId }), item.variables)
  const { upload } = await import('../upload')
  const content = await bytesOf(item.key)
  if (!content) throw new Error('the file is gone from this device')
  const file = new File([content], item.file.name, { type: item.file.type })
  return { upload: await upload(file, { key: String(item.variables.clientMutationId) }) }
}

/** What later writes on the same object, or on what was made, take from the answer. */
function followers(item: Unsent, payload: unknown): Unsent[] {
  const version = versionIn(payload)
  if (version === undefined) return []
  const about = [item.subject, item.makes]
  return outbox
    .get()
    .filter(
      (other) =>
        other.key > item.key &&
        other.userId === item.userId &&
        other.follows &&
        about.includes(other.subject),
    )
    .map((other) => ({ ...other, variables: withVariable(other.variables, other.follows ?? '', version) }))
}

async function deliver(item: Unsent): Promise<void> {
  sendingNow.set(item.key)
  try {
    // Its content is fixed from now on, also if the answer never comes.
    if (!item.tried) await save({ ...item, tried: true })
    const payload = await send(item)
    const id = item.makes && madeIn(payload, item.makes)
    if (item.makes && id) remember(item.makes, id)
    await settle(item.key, followers(item, payload))
    for (const name of item.refetch) void queryClient.invalidateQueries({ queryKey: [name] })
    waiters.get(item.key)?.resolve(payload)
  } catch (error) {
    if (error instanceof SignedOut || passing(item, error)) throw error
    const errors =
      error instanceof Refused
        ? error.errors
        : [{ message: (error as Error).message, code: 'server-error', path: [] }]
    await save({ ...item, tried: true, state: 'parked', errors })
    waiters.get(item.key)?.reject(error)
  } finally {
    sendingNow.set(null)
  }
  waiters.delete(item.key)
}

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(false), Math.min(500 * 2 ** tries, MAX_WAIT))
  tries += 1
}

/** Whether to wait and try again rather than to trouble the person. */
function passing(item: Unsent, error: unknown): boolean {
  if (error instanceof NetworkError) return true
  if (!(error instanceof ServerError) || error.code === 'BAD_USER_INPUT') return false
  const count = (faults.get(item.key) ?? 0) + 1
  faults.set(item.key, count)
  return count < FAULTS
}

/** Sends what waits, one after the other; of several tabs only one sends. */
export async function flush(anew: boolean): Promise<void> {
  if (anew) tries = 0
  tidied ??= tidy()
  await tidied
  await alone(async () => {
    for (;;) {
      const item = nextToSend(await load(), sessionStore.get().user?.id)
      if (!item) return
      try {
        await deliver(item)
        tries = 0
      } catch (error) {
        if (!(error instanceof SignedOut)) later()
        return
      }
    }
  })
}
