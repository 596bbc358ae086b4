import { queryClient } from '../query'
import { sessionStore } from '../session'
import { useStore } from '../store'
import { type Enqueued, put } from './enqueue'
import { builtOn, heldBack } from './order'
import { flush } from './outbox'
import { change, step, waiters } from './saving'
import { outbox } from './storage'
import { FILE, type Unsent } from './unsent'

/**
 * Stores a file with its bytes, then sends it. Later writes name it by the reference that this returns. One of a `draft`
 * stays on the device until that is sent or given up, see `letGo`.
 */
export async function enqueueFile(
  file: File,
  subject: string,
  clientMutationId: string,
  draft?: string,
): Promise<Enqueued & { reference: string }> {
  const reference = `upl_${clientMutationId}`
  const { name, type, size } = file
  const kept = await put(
    {
      operation: FILE,
      query: '',
      documentId: undefined,
      variables: { clientMutationId },
      label: name,
      subject,
      refetch: [],
      makes: reference,
      file: { name, type, size },
      ...(draft === undefined ? {} : { draft }),
    },
    await file.arrayBuffer(),
  )
  return { ...kept, reference }
}

/** What has been on its way may be at the server already: it can be neither changed nor taken back here. */
const isOut = (item: Unsent): boolean => item.state === 'waiting' && item.tried === true

/** Changes a write that has not been on its way yet; false when it is too late for that. */
export const amend = (
  reference: string,
  part: Pick<Partial<Unsent>, 'variables' | 'label' | 'shown'>,
): Promise<boolean> =>
  step((all) => {
    const item = all.find(({ makes }) => makes === reference)
    if (!item || item.tried || item.state !== 'waiting') return { told: false }
    return { put: [{ ...item, ...part, variables: { ...item.variables, ...part.variables } }], told: true }
  })

/**
 * Sends a parked write again, with other variables if the user edited them. It keeps its key, which a refused write has
 * left free, so what was built on it still finds it.
 */
export async function retry(
  key: string,
  variables?: Record<string, unknown>,
  part: Pick<Partial<Unsent>, 'label'> = {},
): Promise<void> {
  await change(key, (now) => {
    if (now.state !== 'parked') return undefined
    const { errors: _, tried: __, ...rest } = now
    return { ...rest, ...part, state: 'waiting', variables: { ...now.variables, ...variables } }
  })
  await flush()
}

const withBuilt = (all: readonly Unsent[], key: string): Unsent[] => {
  const item = all.find((one) => one.key === key)
  return item && !isOut(item) ? [item, ...builtOn(all, key)] : []
}

/**
 * Takes a write out for good; false when it is too late, since it has been on its way. What was built on it goes with it;
 * what showed them is asked for anew.
 */
export async function discard(key: string): Promise<boolean> {
  const gone = await step((all) => {
    const chosen = withBuilt(all, key)
    return { take: chosen.map((item) => item.key), told: chosen }
  })
  for (const item of gone) {
    waiters.delete(item.key)
    for (const name of item.refetch) void queryClient.invalidateQueries({ queryKey: [name] })
  }
  await flush()
  return gone.length > 0
}

/**
 * Sets a write aside until `discard`, with what is built on it: how many these are, none when it is too late, and what
 * brings all back.
 */
export async function drop(key: string): Promise<{ count: number; bringBack: () => Promise<void> }> {
  const chosen = await step((all) => {
    const found = withBuilt(all, key)
    const dropped = Date.now()
    return { put: found.map((item) => ({ ...item, state: 'dropped' as const, dropped })), told: found }
  })
  const bringBack = async () => {
    await step((all) => ({
      put: chosen.filter((item) => all.some((now) => now.key === item.key && now.state === 'dropped')),
      told: undefined,
    }))
    await flush()
  }
  return { count: chosen.length, bringBack }
}

/** Lets go of files of a draft: what names them keeps those that it needs, the others leave the device. */
export const letGo = (references: readonly string[]): Promise<void> =>
  step((all) => ({
    put: all
      .filter(({ makes, draft }) => draft !== undefined && makes && references.includes(makes))
      .map(({ draft: _, ...item }) => item),
    told: undefined,
  }))

/** Takes a file out that its draft does not want any more; the server forgets what nothing names. */
export const withoutFile = (reference: string): Promise<void> =>
  step((all) => ({
    take: all.filter(({ makes }) => makes === reference).map(({ key }) => key),
    told: undefined,
  }))

/** For each held-back write the refused one that it waits for. */
export const useHeldBack = (): Map<string, Unsent> => heldBack(useStore(outbox), sessionStore.get().user?.id)
