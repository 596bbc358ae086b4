import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { FileDrop } from '@/components/ui/FileDrop'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { OfferResolutionKind } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { OfferResolve } from '../api/offerResolve'
import { RESOLUTIONS } from '../rules'
import { type CardOffer, OFFER_LISTS } from '../useOfferDraft'

interface Values {
  resolution: OfferResolutionKind
  reason: string
  competitor: string
}

/** How an offer that came to nothing ended, with the competitor's offer if there is one. */
export default function ResolveDialog({ offer, onClose }: { offer: CardOffer; onClose: () => void }) {
  const t = useText()
  const resolve = useWrite(OfferResolve, OFFER_LISTS)
  const [file, setFile] = useState<{ id: string; name: string } | null>(null)
  const form = useForm<Values>({
    defaultValues: { resolution: 'NOT_SIGNED', reason: '', competitor: '' },
  })
  const save = async ({ resolution, reason, competitor }: Values) => {
    if (!reason.trim()) {
      form.setError('reason', { type: 'required', message: t('ui.required') }, { shouldFocus: true })
      return
    }
    await resolve.mutateAsync({
      id: offer.id,
      input: {
        resolution,
        reason: reason.trim(),
        competitor: competitor.trim() || null,
        competitorUploadId: file?.id ?? null,
      },
    })
    toast({ text: t('offers.resolved', { number: offer.number }) })
    onClose()
  }
  return (
    <Dialog
      title={t('offers.resolve')}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty && !file}
    >
      <Form form={form} draft={`offer.resolve.${offer.id}`} onSubmit={save}>
        <FormErrors />
        <Field name="resolution">
          {(field) => (
            <RadioGroup
              label={t('offers.resolve.how')}
              options={RESOLUTIONS.map((id) => ({ id, label: t(`offers.resolution.${id}`) }))}
              {...field}
            />
          )}
        </Field>
        <Field name="reason">
          {(field) => <TextField multiline label={t('offers.resolve.reason')} isRequired {...field} />}
        </Field>
        <Field name="competitor">
          {(field) => <TextField label={t('offers.resolve.competitor')} isRequired={false} {...field} />}
        </Field>
        {file ? (
          <p>{t('offers.resolve.file', { name: file.name })}</p>
        ) : (
          <FileDrop
            label={t('offers.resolve.upload')}
            camera
            accept=".pdf,image/*"
            onUploaded={(stored, { name }) => setFile({ id: stored.id, name })}
          />
        )}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('offers.resolve')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
