import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { InteractionOpenTicket } from '../api/interactionOpenTicket'
import type { CardContact } from './ContactCard'

const KINDS = ['BILLING', 'SALES', 'COMPLAINT', 'TASK'] as const

/** A ticket from what was said: person, number and letters go along (INT-04, CUS-11). */
export default function TicketDialog({ contact, onClose }: { contact: CardContact; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('BILLING')
  const [{ subject, description }, write, draft] = useDraft(`contact.ticket.${contact.id}`, {
    subject: contact.topic ?? contact.topics[0]?.reason?.name ?? '',
    description: contact.note ?? '',
  })
  const open = useWrite(InteractionOpenTicket, ['InteractionCard', 'Tickets', 'CustomerTimeline'])
  const save = async () => {
    const { ticket } = await open.mutateAsync({ id: contact.id, input: { kind, subject, description } })
    draft.forget()
    toast({ text: t('interactions.ticket.made', { number: ticket?.number ?? '' }) })
    onClose()
  }
  return (
    <Dialog
      title={t('interactions.ticket.title', { name: contact.customer?.name ?? '' })}
      isOpen
      onClose={onClose}
      dismissable={description === (contact.note ?? '')}
      actions={
        <>
          <Button onPress={onClose}>{t('interactions.cancel')}</Button>
          <Button
            look="primary"
            isPending={open.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('interactions.ticket.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <RadioGroup
          label={t('interactions.ticket.kind')}
          value={kind}
          onChange={(next) => setKind(next as typeof kind)}
          options={KINDS.map((id) => ({ id, label: t(`interactions.ticket.kind.${id}`) }))}
        />
        <TextField
          label={t('interactions.ticket.subject')}
          value={subject}
          onChange={(next) => write({ subject: next, description })}
          maxLength={200}
        />
        <TextField
          label={t('interactions.ticket.description')}
          multiline
          value={description}
          onChange={(next) => write({ subject, description: next })}
        />
        <WriteError error={open.error} />
      </div>
    </Dialog>
  )
}
