import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { contactStore, endContact } from '@/lib/contacting'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { bothDrafts, useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { InteractionClose } from '../api/interactionClose'
import { InteractionReasons } from '../api/interactionReasons'
import type { CardContact } from './ContactCard'
import { NoteField } from './NoteField'
import { ReasonPicker } from './ReasonPicker'

/** Goes on with what a colleague saved half-way, and ends it; what both wrote meanwhile is not overwritten. */
export default function FinishDialog({ contact, onClose }: { contact: CardContact; onClose: () => void }) {
  const t = useText()
  const { data } = useQuery({ ...read(InteractionReasons, {}), staleTime: 3_600_000 })
  const [chosen, setChosen, choice] = useDraft<string[]>(
    `contact.reasons.${contact.id}`,
    contact.topics.flatMap(({ reason }) => (reason ? [reason.id] : [])),
  )
  const [note, setNote, draft] = useDraft(`contact.finish.${contact.id}`, contact.note ?? '')
  const close = useWrite(InteractionClose, ['InteractionCard', 'Interactions', 'CustomerTimeline'])
  const save = async () => {
    const input = { note: note || null, topics: chosen.map((reasonId) => ({ reasonId })) }
    await close.mutateAsync({ id: contact.id, input, version: contact.version })
    draft.forget()
    choice.forget()
    const open = contactStore.get()
    if (open?.id === contact.id) endContact(open.reference)
    toast({ text: t('interactions.closed', { name: contact.customer?.name ?? contact.number }) })
    onClose()
  }
  return (
    <Dialog
      title={t('interactions.finish', { number: contact.number })}
      isOpen
      onClose={onClose}
      dismissable={note === (contact.note ?? '')}
      actions={
        <>
          <Button onPress={onClose}>{t('interactions.cancel')}</Button>
          <Button
            look="primary"
            isPending={close.isPending}
            onPress={() => void save().catch(() => undefined)}
          >
            {t('interactions.close')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={bothDrafts(draft, choice)} />
        <ReasonPicker reasons={data?.interactionReasons ?? []} chosen={chosen} onChange={setChosen} />
        <NoteField value={note} onChange={setNote} macros={data?.interactionMacros ?? []} chosen={chosen} />
        <WriteError error={close.error} />
      </div>
    </Dialog>
  )
}
