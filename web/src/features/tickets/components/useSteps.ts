import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { queryClient } from '@/lib/query'
import { useWrite } from '@/lib/write'
import { TicketAgree } from '../api/ticketAgree'
import { TicketTake } from '../api/ticketTake'
import { CHANGED } from '../rules'

interface Seen {
  id: string
  number: string
  version: number
}

const askAgain = () => {
  for (const name of CHANGED) void queryClient.invalidateQueries({ queryKey: [name] })
}

/** The system goes on by itself after a step (queues, clocks): what it did is asked for a moment later. */
export const settle = (): void => {
  setTimeout(askAgain, 1_500)
}

/** Steps that ask for nothing more than a tap. Each tells what has happened, or why not. */
export function useSteps() {
  const t = useText()
  const take = useWrite(TicketTake, CHANGED)
  const agree = useWrite(TicketAgree, CHANGED)
  const told = (text: string) => ({
    onSuccess: () => {
      toast({ text })
      settle()
    },
    onError: (error: unknown) => {
      const line = t(helpFor(error))
      toast({ tone: 'late', text: error instanceof Refused ? error.message : line })
      askAgain()
    },
  })
  return {
    busy: take.isPending || agree.isPending,
    take: ({ id, version, number }: Seen) =>
      take.mutate({ id, version }, told(t('tickets.taken', { number }))),
    agree: ({ id, version, number }: Seen) =>
      agree.mutate({ id, version }, told(t('tickets.agreed', { number }))),
  }
}
