import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import type { LeadHandOverReason } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { LeadHandOver } from '../api/leadHandOver'
import { CHANGED, WRONGS } from '../rules'
import { GiveList } from './GiveList'
import type { TaskProps } from './LeadTask'

/** A lead changes hands only because it was entered or received wrongly, and says what was wrong (LEA-06). */
export function HandOverDialog({ lead, to, onClose }: TaskProps) {
  const t = useText()
  const [person, setPerson] = useState(to ?? null)
  const [reason, setReason] = useState<LeadHandOverReason | null>(null)
  const [note, setNote, draft] = useDraft(`lead.handOver.${lead.id}`, '')
  const handOver = useWrite(LeadHandOver, CHANGED)
  const save = () => {
    if (!person || !reason) return
    handOver.mutate(
      { id: lead.id, input: { userId: person.id, reason, note: note.trim(), version: lead.version } },
      {
        onSuccess: () => {
          draft.forget()
          toast({ text: t('leads.given', { company: lead.companyName, name: person.name }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('leads.handOver.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      dismissable={!note}
      actions={
        <Button
          look="primary"
          isDisabled={!person || !reason || !note.trim()}
          isPending={handOver.isPending}
          onPress={save}
        >
          {person ? t('leads.handOver.to', { name: person.name }) : t('leads.handOver')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <RadioGroup
          label={t('leads.handOver.why')}
          value={reason}
          onChange={(next) => setReason(next as LeadHandOverReason)}
          options={WRONGS.map((id) => ({ id, label: t(`leads.handOverReason.${id}`) }))}
        />
        <TextField label={t('leads.handOver.note')} isRequired multiline value={note} onChange={setNote} />
        {lead.team && (
          <GiveList
            teamId={lead.team.id}
            except={lead.owner?.id}
            chosen={person?.id ?? null}
            onGive={setPerson}
          />
        )}
        <WriteError error={handOver.error} />
      </div>
    </Dialog>
  )
}
