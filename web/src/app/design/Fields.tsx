import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { ComboBox } from '@/components/ui/ComboBox'
import { DateField } from '@/components/ui/DateField'
import { FileDrop } from '@/components/ui/FileDrop'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { NumberField } from '@/components/ui/NumberField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { Switch } from '@/components/ui/Switch'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { amount, emailText, optionalText, requiredText } from '@/lib/validate'

const schema = v.object({
  name: requiredText,
  email: emailText,
  city: v.nullish(v.string()),
  quantity: amount,
  price: v.nullable(v.number()),
  from: v.nullable(v.string()),
  kind: v.string(),
  note: optionalText,
  agreed: v.boolean(),
  live: v.boolean(),
})

const CITIES = ['Brașov', 'Bucharest', 'Cluj-Napoca', 'Iași', 'Madrid', 'Poznań', 'Wrocław', 'Челябинск'].map(
  (label) => ({ id: label, label }),
)
const KINDS = ['Mobile', 'Fixed', 'Internet'].map((label) => ({ id: label, label }))

export function Fields() {
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: {
      name: '',
      email: 'not a mail',
      city: 'Brașov',
      quantity: 4,
      price: 26.5,
      from: '2026-12-01',
      kind: 'Mobile',
      note: '',
      agreed: true,
      live: true,
    },
  })
  return (
    <Form
      form={form}
      onSubmit={() => {
        toast({ text: 'Saved' })
        throw new Refused([
          { message: 'This customer exists already.', code: 'duplicate', path: ['input', 'name'] },
          { message: 'Two of the lines are not free.', code: 'taken', path: [] },
        ])
      }}
    >
      <FormErrors />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field name="name">
          {(field) => <TextField label="Company" autoComplete="organization" isRequired {...field} />}
        </Field>
        <Field name="email">
          {(field) => (
            <TextField
              label="Mail"
              inputMode="email"
              description="Where the bill goes"
              isRequired
              {...field}
            />
          )}
        </Field>
        <Field name="city">{(field) => <ComboBox label="City" options={CITIES} {...field} />}</Field>
        <Field name="quantity">
          {(field) => <NumberField label="SIM cards" stepper minValue={0} {...field} />}
        </Field>
        <Field name="price">
          {(field) => (
            <NumberField label="Price" formatOptions={{ style: 'currency', currency: 'EUR' }} {...field} />
          )}
        </Field>
        <Field name="from">{(field) => <DateField label="From" {...field} />}</Field>
        <Field name="kind">{(field) => <Select label="Kind" options={KINDS} {...field} />}</Field>
        <Field name="kind">
          {(field) => <RadioGroup label="Kind, side by side" look="segments" options={KINDS} {...field} />}
        </Field>
        <div className="self-end">
          <SearchField label="Search" value="" onChange={() => undefined} slash />
        </div>
        <Field name="note">
          {(field) => <TextField label="Note" multiline isRequired={false} {...field} />}
        </Field>
        <div>
          <Field name="agreed">{(field) => <Checkbox {...field}>Send me the bill by mail</Checkbox>}</Field>
          <Field name="live">{(field) => <Switch {...field}>Roaming</Switch>}</Field>
        </div>
        <Field name="kind">
          {(field) => <RadioGroup label="Kind, as a list" options={KINDS} {...field} />}
        </Field>
      </div>
      <FileDrop
        label="Drop contracts here"
        camera
        multiple
        onUploaded={(_, file) => toast({ text: file.name })}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
          Save
        </Button>
      </div>
    </Form>
  )
}
