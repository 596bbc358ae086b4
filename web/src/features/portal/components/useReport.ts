import { useEffect, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput } from '@/gql/graphql'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { letGo, withoutFile } from '@/lib/outbox/manage'
import { outbox } from '@/lib/outbox/storage'
import { useStore } from '@/lib/store'
import { TicketReport } from '../api/ticketReport'
import type { Answer } from '../guide'

export interface Photo {
  id: string
  name: string
}

const DRAFT = 'ticket.report'

/** What stands in the form: it outlives a reload, and photos on their way to the server find their report again. */
interface Draft {
  text: string
  photos: readonly Photo[]
  /** What was answered to the questions of a symptom. */
  diagnosis: { symptom: string; answers: readonly Answer[] } | null
  /** Sent twice after a lost answer, it is still one ticket. */
  reference: string
}

function stored(): Draft {
  const fresh = { text: '', photos: [], diagnosis: null, reference: crypto.randomUUID() }
  const kept = readDraft(DRAFT) ?? '{}'
  try {
    return { ...fresh, ...(JSON.parse(kept) as Partial<Draft>) }
  } catch {
    // Of a release that kept the text alone.
    return { ...fresh, text: kept }
  }
}

/**
 * Sends a report through the outbox: with a line its number is shown, without one, or when it is lost meanwhile, the
 * report is kept and sent later with its photos. What was typed stays until then.
 */
export function useReport(onReported: (id: string | null) => void) {
  const t = useText()
  const [draft, setDraft] = useState(stored)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { text, diagnosis, reference } = draft
  // One that was let go of in the sync centre is not the report's any more.
  const here = useStore(outbox)
  const photos = draft.photos.filter(({ id }) => here.some(({ makes }) => makes === id))
  useEffect(() => keepDraft(DRAFT, JSON.stringify(draft)), [draft])
  const setText = (next: string) => setDraft((now) => ({ ...now, text: next }))
  const setPhotos = (change: (now: readonly Photo[]) => readonly Photo[]) =>
    setDraft((now) => ({ ...now, photos: change(now.photos) }))

  const answersTo = (symptom: string): readonly Answer[] =>
    diagnosis?.symptom === symptom ? diagnosis.answers : []
  const setAnswers = (symptom: string, answers: readonly Answer[]) =>
    setDraft((now) => ({ ...now, diagnosis: { symptom, answers } }))

  const send = async (input: TicketOpenInput) => {
    setPending(true)
    setProblem(null)
    try {
      const answer = await sendOrKeep(TicketReport, {
        variables: {
          input: { ...input, photos: photos.map(({ id }) => id), clientReference: reference },
        },
        label: input.subject,
        subject: reference,
        refetch: ['PortalTickets', 'PortalHome'],
      })
      dropDraft(DRAFT)
      await letGo(photos.map(({ id }) => id))
      if (!answer) toast({ text: t('portal.report.kept'), tone: 'info' })
      onReported(answer?.ticket?.id ?? null)
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t(helpFor(error)))
    } finally {
      setPending(false)
    }
  }
  const without = (id: string) => {
    setPhotos((now) => now.filter((photo) => photo.id !== id))
    void withoutFile(id)
  }
  return {
    draft: DRAFT,
    without,
    subject: reference,
    text,
    setText,
    photos,
    setPhotos,
    answersTo,
    setAnswers,
    send,
    pending,
    problem,
  }
}
