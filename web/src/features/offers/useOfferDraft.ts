import { useRef, useState } from 'react'
import { useOutcome } from '@/components/work/useOutcome'
import type { OfferCardQuery } from '@/gql/graphql'
import { fieldOf, Refused } from '@/lib/errors'
import { sendOrKeep } from '@/lib/keep'
import { editedIn } from '@/lib/outbox/editing'
import { enqueue } from '@/lib/outbox/enqueue'
import { amend } from '@/lib/outbox/manage'
import { isUnsent } from '@/lib/outbox/outbox'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { OfferCard } from './api/offer'
import { OfferCreate } from './api/offerCreate'
import { OfferUpdateDraft } from './api/offerUpdateDraft'
import { type DraftLine, inputOf, type LineConflict, linesOf, mergeLines, resolved, sameLines } from './draft'
import { dropDraft, keepDraft, readDraft, type StoredDraft } from './stored'

export type CardOffer = NonNullable<OfferCardQuery['offer']>

export const OFFER_LISTS = ['OfferCard', 'Offers', 'OffersNewest', 'CustomerOpenWork']

const isStale = (error: unknown): boolean =>
  error instanceof Refused && error.errors.some((one) => one.__typename === 'StaleVersion')

/** The version of an object that has just been made; a later write of the queue takes the real one, see `follows`. */
const FIRST_VERSION = 1

export interface Saved {
  id: string
  version: number
  /** On this device only, as yet. */
  kept: boolean
}

const changes = (value: StoredDraft) => ({ contactId: value.contactId, lines: inputOf(value.lines) })

const newest = async (id: string): Promise<CardOffer | null> =>
  (await queryClient.fetchQuery({ ...read(OfferCard, { id }), staleTime: 0 })).offer

/** The lines of an offer's newest revision. */
export const offerLines = (offer: CardOffer) => linesOf(offer.revisions[0]?.lines ?? [])

function opened(name: string, offer: CardOffer | null): StoredDraft {
  const base = offer ? offerLines(offer) : []
  const stored = readDraft(name) ?? (editedIn(name)?.reopen?.values as StoredDraft | undefined) ?? null
  // A draft of the version that the server still has goes on where it stopped; an older one is put together on saving.
  if (stored) return stored.version === (offer?.version ?? null) ? { ...stored, base } : stored
  return {
    lines: base,
    base,
    version: offer?.version ?? null,
    contactId: offer?.contact?.id ?? null,
    tender: offer?.tender ?? false,
    reference: `off_${crypto.randomUUID()}`,
  }
}

export interface OfferDraftProps {
  /** Under which this device keeps it. */
  name: string
  offer: CardOffer | null
  customerId: string
  /** What the write is called while it waits. */
  label: string
  leadId?: string | undefined
}

/**
 * An offer while it is typed: kept on this device with every key, saved against the version that it was changed from.
 * When somebody else saved in between, different lines go together and the same line is asked, mine or theirs.
 */
export function useOfferDraft({ name, offer, customerId, label, leadId }: OfferDraftProps) {
  const [draft, setDraft] = useState(() => opened(name, offer))
  const outcome = useOutcome()
  // What is typed while an answer is awaited counts too.
  const latest = useRef(draft)
  const [conflicts, setConflicts] = useState<LineConflict[]>([])
  const [joined, setJoined] = useState(false)
  const isDirty = (value: StoredDraft) =>
    !sameLines(value.lines, value.base) || value.contactId !== (offer?.contact?.id ?? null)

  const change = (part: Partial<StoredDraft>): StoredDraft => {
    const next = { ...latest.current, ...part }
    latest.current = next
    if (isDirty(next)) keepDraft(name, next)
    else dropDraft(name)
    setDraft(next)
    return next
  }

  /** A new offer; without a line it is kept under its reference, and what is changed then changes what is kept. */
  async function make(value: StoredDraft): Promise<Saved> {
    const { reference: id } = value
    const input = {
      customerId,
      leadId: leadId ?? null,
      contactId: value.contactId,
      tender: value.tender,
      clientReference: id,
      lines: inputOf(value.lines),
    }
    const kept: Saved = { id, version: FIRST_VERSION, kept: true }
    const place = { label, subject: id, refetch: OFFER_LISTS }
    if (isUnsent(id)) {
      if (!(await amend(id, { variables: { input } })))
        await enqueue(OfferUpdateDraft, {
          ...place,
          variables: { id, input: { ...changes(value), version: FIRST_VERSION } },
          follows: 'input.version',
        })
      return kept
    }
    const answer = await sendOrKeep(OfferCreate, {
      ...place,
      variables: { input },
      makes: id,
      href: `/offers/${id}`,
      reopen: {
        href: `/offers/new?customer=${customerId}${leadId ? `&lead=${leadId}` : ''}`,
        draft: name,
        values: value,
      },
    })
    outcome(answer?.offer?.id ?? id)
    if (!answer) return kept
    if (!answer.offer) throw new TypeError('an offer that was made has an identifier')
    return { ...answer.offer, kept: false }
  }

  async function send(value: StoredDraft, tries: number): Promise<Saved | null> {
    if (!offer) {
      const made = await make(value)
      if (made.kept) return made
      dropDraft(name)
      // If an earlier answer was lost, the server has the lines of then: the offer's own draft carries the ones of now.
      keepDraft(made.id, { ...latest.current, version: made.version })
      return made
    }
    const version = value.version ?? offer.version
    if (!isDirty(value)) return { id: offer.id, version, kept: false }
    try {
      const answer = await sendOrKeep(OfferUpdateDraft, {
        variables: { id: offer.id, input: { ...changes(value), version } },
        label,
        subject: offer.id,
        follows: 'input.version',
        href: `/offers/${offer.id}`,
        refetch: OFFER_LISTS,
        reopen: { href: `/offers/${offer.id}/edit`, draft: name, values: value },
      })
      if (!answer) return { id: offer.id, version, kept: true }
      const saved = answer.offer
      if (!saved) throw new TypeError('an offer that was saved has a version')
      change({ base: value.lines, version: saved.version })
      return { ...saved, kept: false }
    } catch (error) {
      if (!isStale(error) || tries === 0) throw error
      const theirs = await newest(offer.id)
      if (!theirs?.viewerCan.edit.allowed) throw error
      const merged = mergeLines(value.base, value.lines, offerLines(theirs))
      const next = change({ lines: merged.lines, base: offerLines(theirs), version: theirs.version })
      setConflicts(merged.conflicts)
      if (merged.conflicts.length > 0) return null
      setJoined(true)
      return send(next, tries - 1)
    }
  }

  return {
    draft,
    change,
    changeLines: (next: (lines: readonly DraftLine[]) => DraftLine[]) =>
      change({ lines: next(latest.current.lines) }),
    dirty: isDirty(draft),
    /** Lines that two people changed: what was typed stays until it is decided. */
    conflicts,
    /** Somebody else's lines were put together with these. */
    joined,
    save: () => send(latest.current, 3),
    decide(choice: Readonly<Record<string, 'mine' | 'theirs'>>) {
      change({ lines: resolved(latest.current.lines, conflicts, choice) })
      setConflicts([])
    },
  }
}

/** What a refused write says of each line, by the line's key, and of the whole. */
export function refusalsOf(
  error: unknown,
  lines: readonly { key: string }[],
): { lines: Map<string, string>; general: string | null } {
  const found = new Map<string, string>()
  const general: string[] = []
  for (const one of error instanceof Refused ? error.errors : []) {
    const [list, index] = fieldOf(one.path).split('.')
    const key = list === 'lines' && index !== undefined ? lines[Number(index)]?.key : undefined
    if (key) found.set(key, one.message)
    else general.push(one.message)
  }
  return { lines: found, general: general.join(' ') || null }
}
