import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { enqueue } from '@/lib/outbox/enqueue'
import { read } from '@/lib/read'
import { bothDrafts, useDraft } from '@/lib/useDraft'
import { InteractionLog } from '../api/interactionLog'
import { InteractionReasons } from '../api/interactionReasons'
import { byItself } from '../rules'
import { NoteField } from './NoteField'
import { ReasonPicker } from './ReasonPicker'
import { Script } from './Script'

export interface LogDialogProps {
  channel: 'VISIT' | 'NOTE'
  customer: { id: string; name: string }
  onClose: () => void
}

/** Now, as the field for a moment takes it. */
function local(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** A visit or a note that is over: with the reason that comes by itself, saving is one tap. Works without a line. */
export default function LogDialog({ channel, customer, onClose }: LogDialogProps) {
  const t = useText()
  const { data } = useQuery({ ...read(InteractionReasons, {}), staleTime: 3_600_000 })
  const known = data?.interactionReasons ?? []
  const [own, setOwn, choice] = useDraft<string[] | null>(`contact.reasons.${channel}.${customer.id}`, null)
  const [note, setNote, draft] = useDraft(`contact.log.${channel}.${customer.id}`, '')
  const [at, setAt] = useState<string | null>(() => local(new Date()))
  const [failed, setFailed] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)
  const [missing, setMissing] = useState(false)
  const [reference] = useState(() => crypto.randomUUID())
  const chosen = own ?? byItself(known, channel)

  const save = async () => {
    if (chosen.length === 0) {
      setMissing(true)
      return
    }
    await enqueue(InteractionLog, {
      variables: {
        input: {
          channel,
          direction: 'OUTBOUND',
          customerId: customer.id,
          arrivedAt: at ? new Date(at).toISOString() : null,
          clientReference: reference,
        },
        write: { note: note || null, topics: chosen.map((reasonId) => ({ reasonId })) },
      },
      label: t(`interactions.log.${channel}`, { name: customer.name }),
      subject: reference,
      refetch: ['CustomerTimeline', 'Interactions'],
    })
    draft.forget()
    choice.forget()
    toast({ text: t('interactions.logged', { name: customer.name }) })
    onClose()
  }

  return (
    <Dialog
      title={t(`interactions.log.${channel}`, { name: customer.name })}
      isOpen
      onClose={onClose}
      dismissable={!note}
      actions={
        <>
          <Button onPress={onClose}>{t('interactions.cancel')}</Button>
          <Button
            look="primary"
            isPending={saving}
            onPress={() => {
              setSaving(true)
              void save()
                .catch(setFailed)
                .finally(() => setSaving(false))
            }}
          >
            {t('interactions.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={bothDrafts(draft, choice)} />
        <NoteField value={note} onChange={setNote} macros={data?.interactionMacros ?? []} chosen={chosen} />
        <ReasonPicker
          reasons={known}
          chosen={chosen}
          onChange={(next) => {
            setMissing(false)
            setOwn(next)
          }}
          errorMessage={missing ? t('interactions.reason.missing') : undefined}
        />
        <WriteError error={failed} />
        <Script reasons={known} chosen={chosen} />
        {channel === 'VISIT' && (
          <DateField label={t('interactions.when')} withTime value={at} onChange={setAt} />
        )}
      </div>
    </Dialog>
  )
}
