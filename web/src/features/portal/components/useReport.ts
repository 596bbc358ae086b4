import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/Toast'
import type { TicketOpenInput } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
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
    try {
      const answer = await sendOrKeep(TicketReport, {
        variables: {
          input: { ...input, photos: photos.map(({ id }) => id), clientReference: reference.current },
        },
        label: input.subject,
        subject: reference.current,
        refetch: ['PortalTickets', 'PortalHome'],
      })
      localStorage.removeItem(DRAFT)
      if (!answer) toast({ text: t('portal.report.kept'), tone: 'info' })
      onReported(answer?.ticket?.id ?? null)
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t('ui.error.help'))
    } finally {
      setPending(false)
    }
  }
  return { subject: reference.current, text, setText, send, pending, problem }
}
