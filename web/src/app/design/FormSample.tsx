import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { Refused } from '@/lib/errors'
import { emailText, requiredText } from '@/lib/validate'
import { KINDS } from './samples'

const schema = v.object({ name: requiredText, email: emailText, kind: v.string() })

/** What the server may answer: one refusal of a field, one of the whole. */
async function refuse(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, 600))
  throw new Refused([
    { message: 'This customer exists already.', code: 'duplicate', path: ['input', 'name'] },
    { message: 'Two of the lines are not free.', code: 'taken', path: [] },
  ])
}

export function FormSample() {
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: { name: 'Carpatica Logistic SRL', email: 'office@carpatica.example', kind: 'Mobile' },
  })
  return (
    <Form form={form} draft={null} onSubmit={refuse}>
      <FormErrors />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="name">{(field) => <TextField label="Company" isRequired {...field} />}</Field>
        <Field name="email">
          {(field) => <TextField label="Mail" inputMode="email" isRequired {...field} />}
        </Field>
        <Field name="kind">{(field) => <Select label="Kind" options={KINDS} {...field} />}</Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
          Save
        </Button>
      </div>
    </Form>
  )
}
