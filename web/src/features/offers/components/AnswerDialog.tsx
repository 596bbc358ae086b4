import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { OfferAnswerChannel, OfferRefusalGround } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { OfferAccept } from '../api/offerAccept'
import { OfferRefuse } from '../api/offerRefuse'
import { CHANNELS, GROUNDS } from '../rules'
import { type CardOffer, OFFER_LISTS } from '../useOfferDraft'

export interface AnswerDialogProps {
  offer: CardOffer
  verdict: 'accept' | 'refuse'
  onClose: () => void
}

/** Records what the customer said to the revision that is shown; a no goes to the team that its ground concerns. */
export default function AnswerDialog({ offer, verdict, onClose }: AnswerDialogProps) {
  const t = useText()
  const lists = [...OFFER_LISTS, 'OfferContracts', 'Contracts']
  const accept = useWrite(OfferAccept, lists)
  const refuse = useWrite(OfferRefuse, lists)
  const form = useForm<{ how: OfferAnswerChannel; ground: OfferRefusalGround; reason: string }>({
    defaultValues: { how: 'TABLET', ground: 'PRICE', reason: '' },
  })
  const save = async (values: { how: OfferAnswerChannel; ground: OfferRefusalGround; reason: string }) => {
    const revision = offer.revisionNumber
    if (verdict === 'accept') {
      await accept.mutateAsync({ id: offer.id, input: { revision, how: values.how } })
    } else {
      const { how, ground } = values
      const reason = values.reason.trim() || null
      await refuse.mutateAsync({ id: offer.id, input: { revision, how, ground, reason } })
    }
    toast({ text: t(verdict === 'accept' ? 'offers.accepted' : 'offers.refused', { number: offer.number }) })
    onClose()
  }
  const title = t(verdict === 'accept' ? 'offers.accept' : 'offers.refuse')
  return (
    <Dialog title={title} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form form={form} draft={`offer.answer.${verdict}.${offer.id}`} onSubmit={save}>
        <p>{t('offers.answer.text', { name: offer.customer?.name ?? '', revision: offer.revisionNumber })}</p>
        <FormErrors />
        <Field name="how">
          {(field) => (
            <RadioGroup
              label={t('offers.answer.how')}
              options={CHANNELS.map((id) => ({ id, label: t(`offers.how.${id}`) }))}
              {...field}
            />
          )}
        </Field>
        {verdict === 'refuse' && (
          <>
            <Field name="ground">
              {(field) => (
                <RadioGroup
                  label={t('offers.answer.ground')}
                  options={GROUNDS.map((id) => ({ id, label: t(`offers.ground.${id}`) }))}
                  {...field}
                />
              )}
            </Field>
            <Field name="reason">
              {(field) => (
                <TextField multiline label={t('offers.answer.reason')} isRequired={false} {...field} />
              )}
            </Field>
          </>
        )}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button
            type="submit"
            look={verdict === 'accept' ? 'primary' : 'danger'}
            isPending={form.formState.isSubmitting}
          >
            {title}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
