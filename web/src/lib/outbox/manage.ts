import { queryClient } from '../query'
import { sessionStore } from '../session'
import { useStore } from '../store'
import { type Enqueued, put } from './enqueue'
import { builtOn, heldBack } from './order'
import { flush } from './outbox'
import { alone, save, settle, waiters } from './saving'
import { load, outbox } from './storage'
import { FILE, type Unsent } from './unsent'

/** Stores a file with its bytes, then sends it. Later writes name it by the reference that this returns. */
export async function enqueueFile(
  file: File,
  subject: string,
  clientMutationId: string,
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
    },
    await file.arrayBuffer(),
  )
  return { ...kept, reference }
}

/** Changes a write that has not been on its way yet; false when it is too late for that. */
export const amend = (
  reference: string,
  change: Pick<Partial<Unsent>, 'variables' | 'label' | 'shown'>,
): Promise<boolean> =>
  alone(async () => {
    const item = (await load()).find(({ makes }) => makes === reference)
    if (!item || item.tried || item.state !== 'waiting') return false
    await save({ ...item, ...change, variables: { ...item.variables, ...change.variables } })
    return true
  })

/**
 * Sends a parked write again, with other variables if the user edited them. It keeps its key, which a refused write has
 * left free, so what was built on it still finds it.
 */
export async function retry(
  key: string,
  variables?: Record<string, unknown>,
  change: Pick<Partial<Unsent>, 'label'> = {},
): Promise<void> {
  const item = outbox.get().find((entry) => entry.key === key)
  if (!item) return
  const { errors: _, ...rest } = item
  await save({ ...rest, ...change, state: 'waiting', variables: { ...item.variables, ...variables } })
  await flush()
}

/** Takes a write out for good. What was built on it goes with it; what showed them is asked for anew. */
export async function discard(key: string): Promise<void> {
  const all = await load()
  for (const item of [...builtOn(all, key), ...all.filter((one) => one.key === key)]) {
    await settle(item.key, [])
    waiters.delete(item.key)
    for (const name of item.refetch) void queryClient.invalidateQueries({ queryKey: [name] })
  }
  await flush()
}

/** Sets a write aside until `discard`, with what is built on it: how many these are, and what brings all back. */
export async function drop(key: string): Promise<{ count: number; bringBack: () => Promise<void> }> {
  const all = await load()
  const chosen = [...all.filter((item) => item.key === key), ...builtOn(all, key)]
  await save(...chosen.map((item) => ({ ...item, state: 'dropped' as const })))
  const bringBack = async () => {
    await save(...chosen)
    await flush()
  }
  return { count: chosen.length, bringBack }
}

/** For each held-back write the refused one that it waits for. */
export const useHeldBack = (): Map<string, Unsent> => heldBack(useStore(outbox), sessionStore.get().user?.id)
