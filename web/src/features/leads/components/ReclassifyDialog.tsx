import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import type { LeadHandOverReason, SalesChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { LeadReclassify } from '../api/leadReclassify'
import { CHANGED, SALES_CHANNELS, WRONGS } from '../rules'
import type { TaskProps } from './LeadTask'

/** Another sales channel's manager gives the lead out anew (LEA-11). */
export function ReclassifyDialog({ lead, onClose }: TaskProps) {
  const t = useText()
  const [channel, setChannel] = useState<SalesChannel | null>(null)
  const [reason, setReason, draft] = useDraft(`lead.reclassify.${lead.id}`, '')
  const [wrong, setWrong] = useState<LeadHandOverReason | null>(null)
  // A hot lead may go on; any other leaves its owner only because something was wrong (LEA-06).
  const asksWrong = lead.channel !== 'HOT_LEAD' && Boolean(lead.owner)
  const reclassify = useWrite(LeadReclassify, CHANGED)
  return (
    <Dialog
      title={t('leads.reclassify.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      dismissable={!reason}
      actions={
        <Button
          look="primary"
          isDisabled={!channel || !reason.trim() || (asksWrong && !wrong)}
          isPending={reclassify.isPending}
          onPress={() => {
            if (!channel) return
            reclassify.mutate(
              {
                id: lead.id,
                input: { salesChannel: channel, reason: reason.trim(), wrong, version: lead.version },
              },
              {
                onSuccess: () => {
                  draft.forget()
                  toast({ text: t('leads.reclassified', { channel: t(`leads.sales.${channel}`) }) })
                  onClose()
                },
              },
            )
          }}
        >
          {t('leads.reclassify')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftNote draft={draft} />
        <p className="text-muted">{t('leads.reclassify.text')}</p>
        <RadioGroup
          label={t('leads.reclassify.to')}
          value={channel}
          onChange={(next) => setChannel(next as SalesChannel)}
          options={SALES_CHANNELS.filter((id) => id !== lead.salesChannel).map((id) => ({
            id,
            label: t(`leads.sales.${id}`),
          }))}
        />
        {asksWrong && (
          <RadioGroup
            label={t('leads.handOver.why')}
            value={wrong}
            onChange={(next) => setWrong(next as LeadHandOverReason)}
            options={WRONGS.map((id) => ({ id, label: t(`leads.handOverReason.${id}`) }))}
          />
        )}
        <TextField label={t('leads.reclassify.why')} isRequired value={reason} onChange={setReason} />
        <WriteError error={reclassify.error} />
      </div>
    </Dialog>
  )
}
