import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { helpFor, useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { OfferWithdraw } from '../api/offerWithdraw'
import { type CardOffer, OFFER_LISTS } from '../useOfferDraft'

/** Asks first, since the customer's link stops working at once. */
export default function WithdrawDialog({ offer, onClose }: { offer: CardOffer; onClose: () => void }) {
  const t = useText()
  const withdraw = useWrite(OfferWithdraw, OFFER_LISTS)
  const [failed, setFailed] = useState<string | null>(null)
  const run = async () => {
    try {
      await withdraw.mutateAsync({ id: offer.id, version: offer.version })
      toast({ text: t('offers.withdrawn', { number: offer.number }) })
      onClose()
    } catch (error) {
      const line = t(helpFor(error))
      setFailed(error instanceof Refused ? error.message : line)
    }
  }
  return (
    <Dialog
      title={t('offers.withdraw')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button look="danger" isPending={withdraw.isPending} onPress={() => void run()}>
            {t('offers.withdraw')}
          </Button>
        </>
      }
    >
      <p>{t('offers.withdraw.text')}</p>
      {failed && (
        <p role="alert" className="mt-2 text-late">
          {failed}
        </p>
      )}
    </Dialog>
  )
}
