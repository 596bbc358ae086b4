import * as drafts from '@/lib/drafts'
import type { DraftLine } from './draft'

/** An offer that is not saved yet, as this device keeps it: over reloads, lost lines and sign-outs. */
export interface StoredDraft {
  lines: readonly DraftLine[]
  /** What the lines were changed from, and its version; null for an offer that the server does not know. */
  base: readonly DraftLine[]
  version: number | null
  contactId: string | null
  tender: boolean
  /** The identifier that this device gave a new offer, so that a lost answer does not make two. */
  reference: string
}

const storageKey = (name: string) => `offer.${name}`

/** "new.<customer>.<lead>" for what the server does not know, else the offer's id. */
export const newDraft = (customerId: string, leadId: string | undefined): string =>
  `new.${customerId}.${leadId ?? ''}`

export function readDraft(name: string): StoredDraft | null {
  const text = drafts.readDraft(storageKey(name))
  return text ? (JSON.parse(text) as StoredDraft) : null
}

export const keepDraft = (name: string, draft: StoredDraft): void =>
  drafts.keepDraft(storageKey(name), JSON.stringify(draft))

export const dropDraft = (name: string): void => drafts.dropDraft(storageKey(name))
