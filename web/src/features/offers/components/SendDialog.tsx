import { useForm } from 'react-hook-form'
import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language } from '@/lib/preferences'
import { useWrite } from '@/lib/write'
import { OfferSend } from '../api/offerSend'
import { isSignatory, reachable, usualContact } from '../people'
import { type CardOffer, OFFER_LISTS } from '../useOfferDraft'

/** Mails the newest revision as PDF with a link into the portal; the usual contact is chosen already. */
export default function SendDialog({ offer, onClose }: { offer: CardOffer; onClose: () => void }) {
  const t = useText()
  const send = useWrite(OfferSend, OFFER_LISTS)
  const contacts = reachable(offer.customer?.contacts ?? [])
  const form = useForm({ defaultValues: { contactId: usualContact(contacts, offer.contact?.id) ?? '' } })
  const chosen = contacts.find(({ id }) => id === form.watch('contactId'))
  return (
    <Dialog title={t('offers.send')} isOpen onClose={onClose}>
      <Form
        form={form}
        draft={`offer.send.${offer.id}`}
        onSubmit={async ({ contactId }) => {
          await send.mutateAsync({ id: offer.id, input: { version: offer.version, contactId } })
          const to = contacts.find(({ id }) => id === contactId)
          toast({ text: t('offers.sent', { name: to?.name ?? '' }) })
          onClose()
        }}
      >
        <p>{t('offers.send.text', { number: offer.number, revision: offer.revisionNumber })}</p>
        <FormErrors />
        {contacts.length > 0 ? (
          <Field name="contactId">
            {(field) => (
              <RadioGroup
                label={t('offers.send.to')}
                options={contacts.map(({ id, name, email, language }) => ({
                  id,
                  label: name,
                  hint: `${email} · ${LANGUAGES[language as Language] ?? language}`,
                }))}
                {...field}
              />
            )}
          </Field>
        ) : (
          <p className="text-warn">{t('offers.send.nobody')}</p>
        )}
        {chosen && !isSignatory(chosen) && (
          <Banner
            tone="warn"
            title={t('offers.send.notSignatory', { name: chosen.name })}
            action={
              <AppLink href={`/customers/${offer.customer?.id}`} className={buttonClass()}>
                {t('offers.send.contacts')}
              </AppLink>
            }
          >
            {t('offers.send.notSignatoryHelp')}
          </Banner>
        )}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            icon="mail"
            isDisabled={contacts.length === 0}
            isPending={form.formState.isSubmitting}
          >
            {t('offers.send.now')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
