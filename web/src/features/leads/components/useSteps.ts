import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { writeOptimistic } from '@/lib/optimistic'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { LeadCard } from '../api/lead'
import { LeadAcceptOffer } from '../api/leadAcceptOffer'
import { LeadAssign } from '../api/leadAssign'
import { LeadIntroduce } from '../api/leadIntroduce'
import { LeadStart } from '../api/leadStart'
import { CHANGED, withStart } from '../rules'

interface Named {
  id: string
  companyName: string
  version: number
}

/** Steps that ask for nothing more than a tap. Each tells what has happened, or why not. */
export function useSteps() {
  const t = useText()
  const assign = useWrite(LeadAssign, CHANGED)
  const accept = useWrite(LeadAcceptOffer, CHANGED)
  const introduce = useWrite(LeadIntroduce, CHANGED)
  const told = (text: string) => ({
    onSuccess: () => toast({ text }),
    onError: (error: unknown) => {
      const line = t(helpFor(error))
      toast({ tone: 'late', text: error instanceof Refused ? error.message : line })
    },
  })
  return {
    busy: assign.isPending || accept.isPending || introduce.isPending,
    givingTo: assign.isPending ? String(assign.variables.input.userId) : null,
    give: (lead: Named, person: { id: string; name: string }) =>
      assign.mutate(
        { id: lead.id, input: { userId: person.id, version: lead.version } },
        told(t('leads.given', { company: lead.companyName, name: person.name })),
      ),
    accept: (lead: Named) =>
      accept.mutate(
        { id: lead.id, version: lead.version },
        told(t('leads.accepted', { company: lead.companyName })),
      ),
    introduce: (lead: Named) => introduce.mutate({ id: lead.id }, told(t('leads.introduced'))),
    /** Also without a line: the table of transitions guards it, so no version is sent. */
    start: async (lead: Named) => {
      const text = t('leads.started', { company: lead.companyName })
      const { delivered } = await writeOptimistic(LeadStart, {
        variables: { id: lead.id },
        label: text,
        subject: lead.id,
        href: `/leads/${lead.id}`,
        refetch: CHANGED,
        queryKey: read(LeadCard, { id: lead.id }).queryKey,
        change: (card: Parameters<typeof withStart>[0]) => withStart(card, new Date().toISOString()),
      })
      toast({ text })
      delivered.catch(told(text).onError)
    },
  }
}
