import { type Document, hashOf, nameOf } from '../document'
import { SignedOut } from '../errors'
import { sessionStore } from '../session'
import { editedIn, editing } from './editing'
import { flush } from './outbox'
import { keepBytes, step, waiters } from './saving'
import { outbox } from './storage'
import type { Unsent } from './unsent'

export interface Write<TVariables>
  extends Pick<Partial<Unsent>, 'makes' | 'shown' | 'follows' | 'href' | 'reopen' | 'compare' | 'instead'> {
  variables: TVariables
  label: string
  subject: string
  refetch?: string[]
}

let latest = 0

/** Sortable by the order of writing: within one millisecond, and when the device's clock is set back, too. */
function nextKey(): string {
  const kept = Number.parseInt(outbox.get().at(-1)?.key ?? '0', 36)
  latest = Math.max(Date.now(), latest + 1, kept + 1)
  return `${latest.toString(36).padStart(9, '0')}-${crypto.randomUUID().slice(0, 8)}`
}

export interface Enqueued {
  key: string
  delivered: Promise<unknown>
}

/** A write that is corrected keeps its key, its place in the order and the reference by which others name its object. */
function corrected(item: New): Pick<Unsent, 'key' | 'at'> & Partial<Unsent> {
  const before = editedIn(item.reopen?.draft)
  if (!before) return { key: nextKey(), at: Date.now() }
  editing.set(null)
  const { key, at, makes, subject } = before
  const { clientMutationId } = before.variables
  return {
    key,
    at,
    subject,
    ...(makes ? { makes } : {}),
    variables: { ...item.variables, clientMutationId },
  }
}

type New = Omit<Unsent, 'key' | 'userId' | 'at' | 'state'>

export async function put(item: New, content?: ArrayBuffer): Promise<Enqueued> {
  const user = sessionStore.get().user
  if (!user) throw new SignedOut('outbox')
  const place = corrected(item)
  const { key } = place
  const delivered = new Promise<unknown>((resolve, reject) => waiters.set(key, { resolve, reject }))
  // Parked writes are shown in the sync centre; nobody is obliged to listen here.
  delivered.catch(() => undefined)
  try {
    if (content) await keepBytes(key, content)
    await step(() => ({ put: [{ ...item, ...place, userId: user.id, state: 'waiting' }], told: undefined }))
  } catch (error) {
    waiters.delete(key)
    throw error
  }
  void flush()
  return { key, delivered }
}

/**
 * Stores a write, then sends it. Resolves with the payload when it is delivered and rejects with Refused when it is
 * parked; without a line it stays pending, so screens show the optimistic state and need not wait.
 */
export function enqueue<TResult, TVariables extends Record<string, unknown>>(
  doc: Document<TResult, TVariables>,
  { variables, refetch = [], ...write }: Write<TVariables>,
): Promise<Enqueued> {
  return put({
    ...write,
    operation: nameOf(doc),
    query: doc.toString(),
    documentId: hashOf(doc as Document<unknown, unknown>),
    variables: { clientMutationId: crypto.randomUUID(), ...variables },
    refetch,
  })
}
