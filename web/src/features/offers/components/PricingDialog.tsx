import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { OfferAnswerPricing } from '../api/offerAnswerPricing'
import { type CardOffer, OFFER_LISTS } from '../useOfferDraft'

export interface PricingDialogProps {
  offer: CardOffer
  answer: 'APPROVE' | 'REFUSE'
  onClose: () => void
}

/** Pricing's yes, with a word if it likes, or its no with the reason. */
export default function PricingDialog({ offer, answer, onClose }: PricingDialogProps) {
  const t = useText()
  const write = useWrite(OfferAnswerPricing, [...OFFER_LISTS, 'OfferClock', 'Inbox'])
  const form = useForm({ defaultValues: { reason: '' } })
  const save = async ({ reason }: { reason: string }) => {
    if (answer === 'REFUSE' && !reason.trim()) {
      form.setError('reason', { type: 'required', message: t('ui.required') }, { shouldFocus: true })
      return
    }
    const input = { answer, version: offer.version, reason: reason.trim() || null, lines: [] }
    await write.mutateAsync({ id: offer.id, input })
    toast({ text: t(`offers.pricing.done.${answer}`) })
    onClose()
  }
  return (
    <Dialog
      title={t(`offers.pricing.${answer}`)}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} draft={`offer.price.${answer}.${offer.id}`} onSubmit={save}>
        <p>
          {offer.number} · {offer.customer?.name}
        </p>
        <FormErrors />
        <Field name="reason">
          {(field) => (
            <TextField
              multiline
              label={t('offers.pricing.reason')}
              isRequired={answer === 'REFUSE'}
              {...field}
            />
          )}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button
            type="submit"
            look={answer === 'APPROVE' ? 'primary' : 'danger'}
            isPending={form.formState.isSubmitting}
          >
            {t(`offers.pricing.${answer}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
