import { useEffect, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput, TicketReportMutation } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { mutate } from '@/lib/graphql'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { enqueue } from '@/lib/outbox'
import { TicketPhoto, TicketReport } from '../api/ticketReport'

export interface Photo {
  id: string
  name: string
}

const DRAFT = 'trunkline-draft-ticket.report'

/**
 * Sends a report through the outbox: with a line its number is shown, without one it is kept and sent later. What was
 * typed stays until then.
 */
export function useReport(onReported: (id: string | null) => void) {
  const t = useText()
  const online = useOnline()
  const [text, setText] = useState(() => localStorage.getItem(DRAFT) ?? '')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => localStorage.setItem(DRAFT, text), [text])

  const send = async (input: TicketOpenInput, photos: readonly Photo[]) => {
    setPending(true)
    setProblem(null)
    const reference = crypto.randomUUID()
    const { delivered } = await enqueue(TicketReport, {
      variables: { input: { ...input, clientReference: reference } },
      label: input.subject,
      subject: reference,
      refetch: ['PortalTickets', 'PortalHome'],
    })
    if (!online) {
      localStorage.removeItem(DRAFT)
      toast({ text: t('portal.report.kept'), tone: 'info' })
      onReported(null)
      return
    }
    try {
      const { ticket } = (await delivered) as TicketReportMutation['ticketOpen']
      localStorage.removeItem(DRAFT)
      const lost = ticket ? await attach(ticket.id, photos) : 0
      if (lost > 0) toast({ text: t('portal.report.photosLost', { count: lost }), tone: 'late' })
      onReported(ticket?.id ?? null)
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t('ui.error.help'))
    } finally {
      setPending(false)
    }
  }
  return { text, setText, send, pending, problem }
}

/** Attaches the photos; returns how many could not be. */
async function attach(subjectId: string, photos: readonly Photo[]): Promise<number> {
  const sent = await Promise.allSettled(
    photos.map(({ id }) =>
      mutate(TicketPhoto, { subjectId, uploadId: id, clientMutationId: crypto.randomUUID() }),
    ),
  )
  return sent.filter(({ status }) => status === 'rejected').length
}
