import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput } from '@/gql/graphql'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { Refused } from '@/lib/errors'
import { followDraft } from '@/lib/followDraft'
import { helpFor, useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { discard, letGo, withoutFile } from '@/lib/outbox/manage'
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

function stored(kept: string | null): Draft {
  const fresh = { text: '', photos: [], diagnosis: null, reference: crypto.randomUUID() }
  if (kept === null) return fresh
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
  const [draft, setDraft] = useState(() => stored(readDraft(DRAFT)))
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { text, diagnosis, reference } = draft
  // One that was let go of in the sync centre is not the report's any more.
  const here = useStore(outbox)
  const photos = draft.photos.filter(({ id }) => here.some(({ makes }) => makes === id))
  // What is typed or photographed while an answer is awaited counts too.
  const latest = useRef(draft)
  // One that another tab has sent is over: what is typed here next is a report of its own.
  useEffect(
    () =>
      followDraft(DRAFT, (kept) => {
        latest.current = stored(kept)
        setDraft(latest.current)
      }),
    [],
  )
  const change = (part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part }
    keepDraft(DRAFT, JSON.stringify(latest.current))
    setDraft(latest.current)
  }
  const setText = (next: string) => change({ text: next })
  const addPhoto = (photo: Photo) => {
    setRefused([])
    change({ photos: [...latest.current.photos, photo] })
  }
  const without = (id: string) => {
    change({ photos: latest.current.photos.filter((photo) => photo.id !== id) })
    void withoutFile(id)
  }

  // A file that is refused is told here, where another one can be chosen; nothing waits for it.
  const [refused, setRefused] = useState<readonly string[]>([])
  const refusedFiles = () =>
    outbox
      .get()
      .filter(
        ({ makes, state, errors }) =>
          state === 'parked' &&
          !errors?.some(({ code }) => code === 'server-error') &&
          draft.photos.some(({ id }) => id === makes),
      )
  useEffect(() => {
    const files = pending ? [] : refusedFiles()
    if (files.length === 0) return
    setRefused((all) => [...all, ...files.flatMap(({ errors = [] }) => errors.map(({ message }) => message))])
    for (const { makes = '' } of files) without(makes)
  })

  const answersTo = (symptom: string): readonly Answer[] =>
    diagnosis?.symptom === symptom ? diagnosis.answers : []
  const setAnswers = (symptom: string, answers: readonly Answer[]) =>
    change({ diagnosis: { symptom, answers } })

  const send = async (input: TicketOpenInput) => {
    // Its reference outlives a reload from now on.
    change({})
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
      const waiting = answer
        ? undefined
        : outbox
            .get()
            .find(({ makes, subject, state }) => subject === reference && !makes && state === 'waiting')
      if (waiting && refusedFiles().length > 0 && (await discard(waiting.key))) return
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
  return {
    draft: DRAFT,
    without,
    subject: reference,
    text,
    setText,
    photos,
    addPhoto,
    refused,
    answersTo,
    setAnswers,
    send,
    pending,
    problem,
  }
}
