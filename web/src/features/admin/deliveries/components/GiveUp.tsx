import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { DraftNote } from '@/components/ui/DraftNote'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { DeliveryGiveUp } from '../api/deliveryGiveUp'

/** A piece of work is not tried any more; why stays on record. */
export function GiveUp({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const write = useWrite(DeliveryGiveUp, ['AdminDeliveries', 'AdminFailed'])
  const [reason, setReason, draft] = useDraft(`admin.giveUp.${id}`, '')
  const done = () => {
    draft.forget()
    toast({ text: t('admin.deliveries.givenUp') })
    onClose()
  }
  return (
    <Dialog
      title={t('admin.deliveries.giveUpTitle')}
      isOpen
      onClose={onClose}
      dismissable={!reason}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button
            look="primary"
            isPending={write.isPending}
            isDisabled={!reason.trim()}
            onPress={() => void write.mutateAsync({ id, reason }).then(done, () => undefined)}
          >
            {t('admin.deliveries.giveUp')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <DraftNote draft={draft} />
        <p>{t('admin.deliveries.giveUpHelp')}</p>
        <TextField
          label={t('admin.deliveries.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          multiline
        />
        <Refusal error={write.error} />
      </div>
    </Dialog>
  )
}
