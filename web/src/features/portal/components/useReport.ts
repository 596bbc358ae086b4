import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput, TicketReportMutation } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { lineLost } from '@/lib/online'
import { discard, enqueue } from '@/lib/outbox'
import { TicketReport } from '../api/ticketReport'

export interface Photo {
  id: string
  name: string
}

const DRAFT = 'trunkline-draft-ticket.report'

/**
 * Sends a report through the outbox: with a line its number is shown, without one, or when it is lost meanwhile, the
 * report is kept and sent later with its photos. What was typed stays until then.
 */
export function useReport(onReported: (id: string | null) => void) {
  const t = useText()
  const [text, setText] = useState(() => localStorage.getItem(DRAFT) ?? '')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  // Sent twice after a lost answer, it is still one ticket.
  const reference = useRef(crypto.randomUUID())
  useEffect(() => localStorage.setItem(DRAFT, text), [text])

  const send = async (input: TicketOpenInput, photos: readonly Photo[]) => {
    setPending(true)
    setProblem(null)
    const { key, delivered } = await enqueue(TicketReport, {
      variables: {
        input: { ...input, photos: photos.map(({ id }) => id), clientReference: reference.current },
      },
      label: input.subject,
      subject: reference.current,
      refetch: ['PortalTickets', 'PortalHome'],
    })
    const lost = lineLost()
    try {
      const answer = (await Promise.race([delivered, lost.happens])) as
        | TicketReportMutation['ticketOpen']
        | undefined
      localStorage.removeItem(DRAFT)
      if (!answer) toast({ text: t('portal.report.kept'), tone: 'info' })
      onReported(answer?.ticket?.id ?? null)
    } catch (error) {
      // It stands in the form with everything that was typed: nothing to settle in the sync centre.
      await discard(key)
      setProblem(error instanceof Refused ? error.message : t('ui.error.help'))
    } finally {
      lost.stop()
      setPending(false)
    }
  }
  return { text, setText, send, pending, problem }
}
