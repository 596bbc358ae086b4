import { document } from '../document'
import { NetworkError, Refused, ServerError, SignedOut, StorageFull } from '../errors'
import { mutate } from '../graphql'
import { forgetOld } from '../oldDrafts'
import { queryClient } from '../query'
import { sessionStore } from '../session'
import { madeIn, remember, versionIn } from './made'
import { forgotten, nextToSend, renamed, withVariable } from './order'
import { alone, bytesOf, change, sendingNow, step, waiters } from './saving'
import { load } from './storage'
import { FILE, type Unsent } from './unsent'

const MAX_WAIT = 15_000
/** A fault of the server is tried again as often as this: its database may just be starting again. */
const FAULTS = 5
const faults = new Map<string, number>()

let tidied: Promise<void> | undefined
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Long enough for the undo of another tab to be over. */
const CHANGED_MIND_MS = 30_000

/** Who set something aside and left has not changed their mind. */
const tidy = (): Promise<void> =>
  step((all) => ({
    take: all
      .filter(
        ({ state, dropped = 0 }) => state === 'dropped' && Math.abs(Date.now() - dropped) > CHANGED_MIND_MS,
      )
      .map(({ key }) => key),
    told: undefined,
  }))

async function send(item: Unsent): Promise<unknown> {
  if (item.operation !== FILE || !item.file)
    return mutate(document(item.query, { hash: item.documentId }), item.variables, item.userId)
  const { upload } = await import('../upload')
  const content = await bytesOf(item.key)
  if (!content) throw new Refused([{ message: 'the bytes of the file are gone', code: 'file-gone' }])
  const file = new File([content], item.file.name, { type: item.file.type })
  const key = String(item.variables.clientMutationId)
  return { upload: await upload(file, { key, owner: item.userId }) }
}

/** What later writes on the same object, or on what was made, take from the answer. */
function followers(all: readonly Unsent[], item: Unsent, payload: unknown): Unsent[] {
  const version = versionIn(payload)
  if (version === undefined) return []
  const about = [item.subject, item.makes]
  return all
    .filter(
      (other) =>
        other.key > item.key &&
        other.userId === item.userId &&
        other.follows &&
        about.includes(other.subject),
    )
    .map((other) => ({ ...other, variables: withVariable(other.variables, other.follows ?? '', version) }))
}

/**
 * Marks a write as on its way: its content is fixed from now on, also if the answer never comes. Null when it is not to be
 * sent now: it was thrown away a moment ago, or a file that it names has to go once more before it.
 */
const begun = (key: string): Promise<{ item: Unsent; first: boolean } | null> =>
  step<{ item: Unsent; first: boolean } | null>((all) => {
    const item = all.find((one) => one.key === key)
    if (item?.state !== 'waiting') return { told: null }
    if (item.tried) return { told: { item, first: false } }
    const files = forgotten(all, item, Date.now())
    if (files.length === 0) {
      const now = { ...item, tried: true }
      return { put: [now], told: { item: now, first: true } }
    }
    let again = item
    const anew = files.map((file) => {
      const clientMutationId = crypto.randomUUID()
      const makes = `upl_${clientMutationId}`
      again = { ...again, variables: renamed(again.variables, file.makes ?? '', makes) }
      const { tried: _, arrived: __, ...rest } = file
      return { ...rest, state: 'waiting' as const, makes, variables: { clientMutationId } }
    })
    return { put: [...anew, again], told: null }
  })

/** A file stays as long as something that is still here names it; anything else has no reason to. */
const arrived = (item: Unsent, payload: unknown): Promise<void> =>
  step((all) => {
    const others = followers(all, item, payload)
    const now = all.find(({ key }) => key === item.key)
    if (!now?.file) return { put: others, take: [item.key], told: undefined }
    const { tried: _, errors: __, ...rest } = now
    return { put: [...others, { ...rest, state: 'arrived', arrived: Date.now() }], told: undefined }
  })

async function deliver(key: string): Promise<void> {
  const going = await begun(key)
  if (!going) return
  const { item, first } = going
  const unplugged = !navigator.onLine
  sendingNow.set(key)
  try {
    const payload = await send(item)
    const id = item.makes && madeIn(payload, item.makes)
    if (item.makes && id) remember(item.makes, id)
    await arrived(item, payload)
    for (const name of item.refetch) void queryClient.invalidateQueries({ queryKey: [name] })
    waiters.get(key)?.resolve(payload)
  } catch (error) {
    // It has not left this device: it may still be changed and thrown away.
    if (first && unplugged && !navigator.onLine && error instanceof NetworkError)
      await change(key, ({ tried: _, ...now }) => now)
    if (error instanceof SignedOut || error instanceof StorageFull || passing(item, error)) throw error
    const errors =
      error instanceof Refused
        ? error.errors
        : [{ message: (error as Error).message, code: 'server-error', path: [] }]
    await change(key, (now) => ({ ...now, tried: true, state: 'parked', errors }))
    waiters.get(key)?.reject(error)
  } finally {
    sendingNow.set(null)
  }
  waiters.delete(key)
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
  if (!tidied) forgetOld()
  tidied ??= tidy()
  await tidied
  await alone(async () => {
    for (;;) {
      const item = nextToSend(await load(), sessionStore.get().user?.id)
      if (!item) return
      try {
        await deliver(item.key)
        tries = 0
      } catch (error) {
        if (!(error instanceof SignedOut)) later()
        return
      }
    }
  })
}
