import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import type { SalesChannel } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { LeadReclassify } from '../api/leadReclassify'
import { CHANGED, SALES_CHANNELS } from '../rules'
import type { TaskProps } from './LeadTask'

/** Another sales channel's manager gives the lead out anew (LEA-11). */
export function ReclassifyDialog({ lead, onClose }: TaskProps) {
  const t = useText()
  const [channel, setChannel] = useState<SalesChannel | null>(null)
  const [reason, setReason] = useState('')
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
          isDisabled={!channel || !reason.trim()}
          isPending={reclassify.isPending}
          onPress={() => {
            if (!channel) return
            reclassify.mutate(
              { id: lead.id, input: { salesChannel: channel, reason: reason.trim(), version: lead.version } },
              {
                onSuccess: () => {
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
        <TextField label={t('leads.reclassify.why')} isRequired value={reason} onChange={setReason} />
        <WriteError error={reclassify.error} />
      </div>
    </Dialog>
  )
}
