import { useState } from 'react'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { Icon } from '@/components/ui/Icon'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import type { LeadCallOutcome, LeadCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { writeOptimistic } from '@/lib/optimistic'
import { spaced } from '@/lib/phone'
import { read } from '@/lib/read'
import { sessionStore } from '@/lib/session'
import { bothDrafts, useDraft } from '@/lib/useDraft'
import { LeadCard } from '../api/lead'
import { LeadLogCall } from '../api/leadLogCall'
import { type Asking, CHANGED, inAskedHours, OUTCOMES, withCall } from '../rules'

export interface CallDialogProps {
  lead: Asking & { id: string; companyName: string; phone?: string | null; contactName?: string | null }
  onClose: () => void
}

/** How the call went, in two more taps: outcome, save. Works without a line. */
export default function CallDialog({ lead, onClose }: CallDialogProps) {
  const t = useText()
  const [outcome, setOutcome, choice] = useDraft<LeadCallOutcome | null>(`lead.outcome.${lead.id}`, null)
  const [note, setNote, draft] = useDraft(`lead.call.${lead.id}`, '')
  const [saving, setSaving] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const save = async (chosen: LeadCallOutcome) => {
    setSaving(true)
    const { user } = sessionStore.get()
    const call = {
      id: `pending-${crypto.randomUUID()}`,
      at: new Date().toISOString(),
      outcome: chosen,
      note: note.trim() || null,
      inAskedHours: inAskedHours(lead, new Date()),
      user: user && { id: user.id, name: user.name },
    }
    await writeOptimistic(LeadLogCall, {
      variables: { id: lead.id, input: { outcome: chosen, note: call.note, at: call.at } },
      label: t('leads.call.on', { company: lead.companyName }),
      subject: lead.id,
      href: `/leads/${lead.id}`,
      refetch: CHANGED,
      queryKey: read(LeadCard, { id: lead.id }).queryKey,
      change: (card: LeadCardQuery) => withCall(card, call),
    })
    draft.forget()
    choice.forget()
    onClose()
    toast({ text: t('leads.call.saved', { outcome: t(`leads.outcome.${chosen}`) }) })
  }
  return (
    <Dialog
      title={t('leads.call.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      dismissable={!note && !outcome}
      actions={
        <Button
          look="primary"
          isDisabled={!outcome}
          isPending={saving}
          onPress={() => {
            if (outcome)
              void save(outcome)
                .catch(setFailed)
                .finally(() => setSaving(false))
          }}
        >
          {t('leads.call.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={bothDrafts(draft, choice)} />
        {lead.wishFrom && lead.wishTo && (
          <Banner
            tone={inAskedHours(lead, new Date()) ? 'info' : 'warn'}
            title={t('leads.clock.wish', { from: lead.wishFrom, to: lead.wishTo })}
          >
            {t('leads.call.wish')}
          </Banner>
        )}
        {lead.phone && (
          <a href={`tel:${lead.phone}`} className={buttonClass('secondary')}>
            <Icon name="phone" />
            <span className="num">{[lead.contactName, spaced(lead.phone)].filter(Boolean).join(' · ')}</span>
          </a>
        )}
        <RadioGroup
          label={t('leads.call.how')}
          value={outcome}
          onChange={(next) => setOutcome(next as LeadCallOutcome)}
          options={OUTCOMES.map((id) => ({
            id,
            label: t(`leads.outcome.${id}`),
            hint: t(`leads.outcome.hint.${id}`),
          }))}
        />
        <TextField
          label={t('leads.call.note')}
          isRequired={false}
          multiline
          value={note}
          onChange={setNote}
        />
        <WriteError error={failed} />
      </div>
    </Dialog>
  )
}
