import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { NumberField } from '@/components/ui/NumberField'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { amount, requiredChoice, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { LANGUAGES, type Names, useWord } from '../../shared/names'
import { OfferingUpdate } from '../api/offeringUpdate'
import type { Offering } from './OfferingCard'

const texts = v.object({
  en: requiredText,
  ro: requiredText,
  es: requiredText,
  pl: requiredText,
  ru: requiredText,
})
const schema = v.object({
  names: texts,
  descriptions: texts,
  monthlyPrice: amount,
  oneTimePrice: amount,
  release: requiredText,
  validFrom: requiredChoice,
  validUntil: v.nullable(v.string()),
})

const inAll = (names: unknown) => {
  const known = (names ?? {}) as Names
  return {
    en: known.en ?? '',
    ro: known.ro ?? '',
    es: known.es ?? '',
    pl: known.pl ?? '',
    ru: known.ru ?? '',
  }
}

/** A draft's texts in all languages, prices and period. */
export function OfferingForm({ offering, onClose }: { offering: Offering; onClose: () => void }) {
  const t = useText()
  const word = useWord()
  const update = useWrite(OfferingUpdate, ['AdminOffering', 'AdminOfferings'])
  const currency = offering.monthlyPrice?.currency ?? offering.oneTimePrice?.currency
  const money = currency ? { style: 'currency' as const, currency } : {}
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: {
      names: inAll(offering.names),
      descriptions: inAll(offering.descriptions),
      monthlyPrice: Number(offering.monthlyPrice?.amount ?? 0),
      oneTimePrice: Number(offering.oneTimePrice?.amount ?? 0),
      release: offering.release,
      validFrom: offering.validFrom,
      validUntil: offering.validUntil ?? null,
    },
  })
  return (
    <Sheet
      title={t('admin.catalogue.editTitle')}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form
        form={form}
        draft={`admin.offering.${offering.id}`}
        onSubmit={async ({ monthlyPrice, oneTimePrice, validFrom, ...values }) => {
          const input = {
            version: offering.version,
            ...values,
            validFrom: validFrom ?? offering.validFrom,
            monthlyPrice: String(monthlyPrice),
            oneTimePrice: String(oneTimePrice),
          }
          await update.mutateAsync({ id: offering.id, input })
          toast({ text: t('admin.saved') })
          onClose()
        }}
      >
        <FormErrors />
        <Field name="monthlyPrice">
          {(field) => <NumberField label={t('admin.catalogue.monthly')} formatOptions={money} {...field} />}
        </Field>
        <Field name="oneTimePrice">
          {(field) => <NumberField label={t('admin.catalogue.oneTime')} formatOptions={money} {...field} />}
        </Field>
        <Field name="release">
          {(field) => <TextField label={t('admin.catalogue.release')} {...field} />}
        </Field>
        <Field name="validFrom">
          {(field) => <DateField label={t('admin.catalogue.validFrom')} {...field} />}
        </Field>
        <Field name="validUntil">
          {(field) => <DateField label={t('admin.catalogue.validUntil')} isRequired={false} {...field} />}
        </Field>
        {LANGUAGES.map((language) => (
          <fieldset key={language} className="flex flex-col gap-3 border-t border-line pt-3">
            <legend className="sr-only">{word('language', language)}</legend>
            <Field name={`names.${language}`}>
              {(field) => (
                <TextField
                  label={`${t('admin.catalogue.name')} · ${word('language', language)}`}
                  {...field}
                />
              )}
            </Field>
            <Field name={`descriptions.${language}`}>
              {(field) => (
                <TextField
                  multiline
                  label={`${t('admin.catalogue.text')} · ${word('language', language)}`}
                  {...field}
                />
              )}
            </Field>
          </fieldset>
        ))}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('admin.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('admin.save')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
