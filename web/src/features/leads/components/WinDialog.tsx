import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { LeadClose } from '../api/leadClose'
import { CHANGED } from '../rules'
import type { TaskProps } from './LeadTask'

/** A lead is won only with the customer's id in billing, which billing confirms (LEA-08). */
export function WinDialog({ lead, onClose }: TaskProps) {
  const t = useText()
  const [billingId, setBillingId, draft] = useDraft(`lead.win.${lead.id}`, '')
  const close = useWrite(LeadClose, CHANGED)
  return (
    <Dialog
      title={t('leads.win.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      dismissable={!billingId}
      actions={
        <Button
          look="primary"
          isDisabled={!billingId.trim()}
          isPending={close.isPending}
          onPress={() =>
            close.mutate(
              { id: lead.id, input: { billingCustomerId: billingId.trim(), version: lead.version } },
              {
                onSuccess: () => {
                  draft.forget()
                  toast({ text: t('leads.won', { company: lead.companyName }) })
                  onClose()
                },
              },
            )
          }
        >
          {t('leads.win')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <TextField
          label={t('leads.win.billingId')}
          description={t('leads.win.help')}
          isRequired
          autoFocus
          autoComplete="off"
          value={billingId}
          onChange={setBillingId}
        />
        <WriteError error={close.error} />
      </div>
    </Dialog>
  )
}
