import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { LeadAssign } from '../api/leadAssign'
import { CHANGED } from '../rules'
import { GiveList } from './GiveList'
import type { TaskProps } from './LeadTask'

/** Gives a new lead to somebody of its team, in one tap. */
export function GiveDialog({ lead, onClose }: TaskProps) {
  const t = useText()
  const assign = useWrite(LeadAssign, CHANGED)
  return (
    <Dialog title={t('leads.give.who', { company: lead.companyName })} isOpen onClose={onClose}>
      {lead.team ? (
        <GiveList
          teamId={lead.team.id}
          busyWith={assign.isPending ? String(assign.variables.input.userId) : null}
          onGive={(person) =>
            assign.mutate(
              { id: lead.id, input: { userId: person.id, version: lead.version } },
              {
                onSuccess: () => {
                  toast({ text: t('leads.given', { company: lead.companyName, name: person.name }) })
                  onClose()
                },
              },
            )
          }
        />
      ) : (
        <p className="text-muted">{t('leads.give.noTeam')}</p>
      )}
      <WriteError error={assign.error} />
    </Dialog>
  )
}
