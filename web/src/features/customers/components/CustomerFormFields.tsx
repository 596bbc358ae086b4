import { useWatch } from 'react-hook-form'
import { Field } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language } from '@/lib/preferences'

export interface CustomerFormFieldsProps {
  segments: readonly { id: string; label: string }[]
  languages: readonly string[]
}

/** The fields of a customer, for entering and for changing it. */
export function CustomerFormFields({ segments, languages }: CustomerFormFieldsProps) {
  const t = useText()
  const kind = useWatch({ name: 'kind' })
  return (
    <>
      <Field name="kind">
        {(field) => (
          <RadioGroup
            label={t('customers.field.kind')}
            look="segments"
            options={(['LEGAL', 'NATURAL'] as const).map((id) => ({ id, label: t(`customers.kind.${id}`) }))}
            {...field}
          />
        )}
      </Field>
      <Field name="name">
        {(field) => <TextField label={t('customers.field.name')} autoComplete="organization" {...field} />}
      </Field>
      <Field name="fiscalNumber">
        {(field) => (
          <TextField label={t('customers.field.fiscalNumber')} isRequired={kind === 'LEGAL'} {...field} />
        )}
      </Field>
      <Field name="registrationNumber">
        {(field) => (
          <TextField label={t('customers.field.registrationNumber')} isRequired={false} {...field} />
        )}
      </Field>
      <Field name="segment">
        {(field) => (
          <Select
            label={t('customers.field.segment')}
            options={[{ id: '', label: t('customers.noSegment') }, ...segments]}
            {...field}
          />
        )}
      </Field>
      <Field name="language">
        {(field) => (
          <Select
            label={t('customers.field.language')}
            options={languages.map((id) => ({ id, label: LANGUAGES[id as Language] ?? id }))}
            {...field}
          />
        )}
      </Field>
      <Field name="street">
        {(field) => (
          <TextField
            label={t('customers.field.street')}
            autoComplete="street-address"
            isRequired={false}
            {...field}
          />
        )}
      </Field>
      <div className="grid grid-cols-[8rem_1fr] gap-4">
        <Field name="postalCode">
          {(field) => (
            <TextField
              label={t('customers.field.postalCode')}
              autoComplete="postal-code"
              inputMode="numeric"
              {...field}
            />
          )}
        </Field>
        <Field name="city">
          {(field) => (
            <TextField label={t('customers.field.city')} autoComplete="address-level2" {...field} />
          )}
        </Field>
      </div>
      <div className="grid grid-cols-[1fr_8rem] gap-4">
        <Field name="region">
          {(field) => (
            <TextField label={t('customers.field.region')} autoComplete="address-level1" {...field} />
          )}
        </Field>
        <Field name="country">
          {(field) => (
            <TextField label={t('customers.field.country')} autoComplete="country" maxLength={2} {...field} />
          )}
        </Field>
      </div>
    </>
  )
}
