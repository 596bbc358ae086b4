import { DateField } from '@/components/ui/DateField'
import { type BoundField, Field } from '@/components/ui/Form'
import { NumberField } from '@/components/ui/NumberField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { TimeField } from '@/components/ui/TimeField'
import type { LeadField } from '@/gql/graphql'
import { type Translate, useText } from '@/lib/i18n'
import { nameOf } from '../entering'
import { GROUNDS, SOURCES } from '../rules'

export interface EntryFieldProps {
  field: LeadField
  isRequired: boolean
  currency: string
}

const TYPING: Partial<Record<LeadField, object>> = {
  COMPANY_NAME: { autoComplete: 'off' },
  CONTACT_NAME: { autoComplete: 'off' },
  PHONE: { type: 'tel', inputMode: 'tel', autoComplete: 'off' },
  EMAIL: { type: 'email', inputMode: 'email', autoComplete: 'off' },
  NOTE: { multiline: true },
}

function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

function control(props: EntryFieldProps, bound: BoundField, t: Translate) {
  const { field, isRequired, currency } = props
  const common = { ...bound, label: t(`leads.field.${field}`), isRequired }
  switch (field) {
    case 'SIM_COUNT':
      return <NumberField {...common} stepper minValue={0} maxValue={1_000_000} />
    case 'CURRENT_SIMS':
      return <NumberField {...common} stepper minValue={0} maxValue={1_000_000} />
    case 'MONTHLY_SPEND':
      return <NumberField {...common} minValue={0} formatOptions={{ style: 'currency', currency }} />
    case 'NEEDS_DATA':
      return (
        <RadioGroup
          {...common}
          look="segments"
          value={bound.value === null ? null : bound.value ? 'yes' : 'no'}
          onChange={(next) => bound.onChange(next === 'yes')}
          options={[
            { id: 'yes', label: t('leads.yes') },
            { id: 'no', label: t('leads.no') },
          ]}
        />
      )
    case 'GROUND':
      return (
        <RadioGroup
          {...common}
          value={bound.value || null}
          options={GROUNDS.map((id) => ({ id, label: t(`leads.ground.${id}`) }))}
        />
      )
    case 'REQUEST_SOURCE':
      return (
        <Select
          {...common}
          value={bound.value || null}
          options={SOURCES.map((id) => ({ id, label: t(`leads.source.${id}`) }))}
        />
      )
    case 'WISH_FROM':
    case 'WISH_TO':
      return <TimeField {...common} value={bound.value ?? ''} />
    case 'CONTACTED_ON':
      return <DateField {...common} value={bound.value || null} max={today()} />
    default:
      return <TextField {...common} {...TYPING[field]} value={bound.value ?? ''} />
  }
}

/** One field of a channel's form, of the kind that fits what is asked. */
export function EntryField(props: EntryFieldProps) {
  const t = useText()
  return <Field name={nameOf(props.field)}>{(bound) => control(props, bound, t)}</Field>
}
