import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import type { LeadLostReason } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { LeadClose } from '../api/leadClose'
import { CHANGED } from '../rules'
import type { TaskProps } from './LeadTask'

const REASONS = [
  'PRICE',
  'COVERAGE',
  'COMPETITOR',
  'NO_NEED',
  'NOT_REACHED',
  'NOT_ELIGIBLE',
  'WRONG_DATA',
  'OTHER',
] as const

/** Why a lead was lost; "other" needs words. A closed lead is not opened again. */
export function LoseDialog({ lead, onClose }: TaskProps) {
  const t = useText()
  const [reason, setReason] = useState<LeadLostReason | null>(null)
  const [note, setNote, draft] = useDraft(`lead.lose.${lead.id}`, '')
  const close = useWrite(LeadClose, CHANGED)
  const wordless = reason === 'OTHER' && !note.trim()
  return (
    <Dialog
      title={t('leads.lose.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      dismissable={!note}
      actions={
        <Button
          look="danger"
          isDisabled={!reason || wordless}
          isPending={close.isPending}
          onPress={() => {
            if (!reason) return
            close.mutate(
              {
                id: lead.id,
                input: { lostReason: reason, note: note.trim() || null, version: lead.version },
              },
              {
                onSuccess: () => {
                  draft.forget()
                  toast({ text: t('leads.lost', { company: lead.companyName }) })
                  onClose()
                },
              },
            )
          }}
        >
          {t('leads.lose')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <RadioGroup
          label={t('leads.lose.why')}
          value={reason}
          onChange={(next) => setReason(next as LeadLostReason)}
          options={REASONS.map((id) => ({ id, label: t(`leads.lostReason.${id}`) }))}
        />
        <TextField
          label={t('leads.lose.note')}
          isRequired={reason === 'OTHER'}
          multiline
          value={note}
          onChange={setNote}
        />
        <WriteError error={close.error} />
      </div>
    </Dialog>
  )
}
