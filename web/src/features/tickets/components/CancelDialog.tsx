import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { TicketCancel } from '../api/ticketCancel'
import { CHANGED } from '../rules'
import type { TaskProps } from './TicketTask'

/** Withdraws a ticket; it is not opened again, so it asks first. */
export function CancelDialog({ ticket, onClose }: TaskProps) {
  const t = useText()
  const cancel = useWrite(TicketCancel, CHANGED)
  const { id, version, number } = ticket
  return (
    <Dialog
      title={t('tickets.cancel.title', { number })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('tickets.back')}</Button>
          <Button
            look="danger"
            isPending={cancel.isPending}
            onPress={() =>
              cancel.mutate(
                { id, version },
                {
                  onSuccess: () => {
                    toast({ text: t('tickets.cancel.done', { number }) })
                    onClose()
                  },
                },
              )
            }
          >
            {t('tickets.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('tickets.cancel.text')}</p>
      <WriteError error={cancel.error} />
    </Dialog>
  )
}
