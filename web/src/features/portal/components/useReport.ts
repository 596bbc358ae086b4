import { useEffect, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput } from '@/gql/graphql'
import { dropDraft, keepDraft, readDraft } from '@/lib/drafts'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { TicketReport } from '../api/ticketReport'

export interface Photo {
  id: string
  name: string
}

const DRAFT = 'ticket.report'

/** What stands in the form: it outlives a reload, and photos on their way to the server find their report again. */
interface Draft {
  text: string
  photos: readonly Photo[]
  /** Sent twice after a lost answer, it is still one ticket. */
  reference: string
}

function stored(): Draft {
  const fresh = { text: '', photos: [], reference: crypto.randomUUID() }
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
  const { text, photos, reference } = draft
  useEffect(() => keepDraft(DRAFT, JSON.stringify(draft)), [draft])
  const setText = (next: string) => setDraft((now) => ({ ...now, text: next }))
  const setPhotos = (change: (now: readonly Photo[]) => readonly Photo[]) =>
    setDraft((now) => ({ ...now, photos: change(now.photos) }))

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
      if (!answer) toast({ text: t('portal.report.kept'), tone: 'info' })
      onReported(answer?.ticket?.id ?? null)
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t('ui.error.help'))
    } finally {
      setPending(false)
    }
  }
  return { subject: reference, text, setText, photos, setPhotos, send, pending, problem }
}
