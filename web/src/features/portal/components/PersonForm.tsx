import { valibotResolver } from '@hookform/resolvers/valibot'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { WriteError } from '@/components/ui/WriteError'
import { useText } from '@/lib/i18n'
import { requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { PortalContactAdd } from '../api/contactAdd'
import { PortalContactRemove } from '../api/contactRemove'
import { PortalContactUpdate } from '../api/contactUpdate'
import { ACCOUNT, OWN_ROLES, personInput } from '../rules'
import type { Company } from './Company'
import type { Contact } from './People'

const free = v.pipe(v.string(), v.trim())
const schema = v.object({
  name: requiredText,
  jobTitle: free,
  email: free,
  phone: free,
  TECHNICAL: v.boolean(),
  BILLING: v.boolean(),
  DECISION_MAKER: v.boolean(),
})

export interface PersonFormProps {
  company: Company
  /** null enters a new one. */
  contact: Contact | null
  onClose: () => void
}

/** One person: how to reach them and what for. Who signs is agreed with us. */
export default function PersonForm({ company, contact, onClose }: PersonFormProps) {
  const t = useText()
  const add = useWrite(PortalContactAdd, ACCOUNT)
  const update = useWrite(PortalContactUpdate, ACCOUNT)
  const remove = useWrite(PortalContactRemove, ACCOUNT)
  const has = (role: (typeof OWN_ROLES)[number]) => contact?.roles.includes(role) ?? false
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: {
      name: contact?.name ?? '',
      jobTitle: contact?.jobTitle ?? '',
      email: contact?.email ?? '',
      phone: contact?.phones?.[0] ?? '',
      TECHNICAL: has('TECHNICAL'),
      BILLING: has('BILLING'),
      DECISION_MAKER: has('DECISION_MAKER'),
    },
  })
  const [version] = useState(contact?.version ?? 0)
  const done = (text: string) => {
    toast({ text })
    onClose()
  }
  return (
    <Sheet
      title={contact ? t('portal.person.edit', { name: contact.name }) : t('portal.person.add')}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form
        form={form}
        draft={`portal.person${contact ? `.${contact.id}` : ''}`}
        onSubmit={async (values) => {
          const input = personInput(values, contact)
          if (contact) await update.mutateAsync({ id: contact.id, input: { version, ...input } })
          else await add.mutateAsync({ input: { customerId: company.id, ...input } })
          done(t('portal.account.saved'))
        }}
      >
        <FormErrors />
        <Field name="name">{(field) => <TextField label={t('portal.account.name')} {...field} />}</Field>
        <Field name="jobTitle">
          {(field) => <TextField label={t('portal.person.jobTitle')} isRequired={false} {...field} />}
        </Field>
        <Field name="email">
          {(field) => (
            <TextField label={t('portal.person.email')} type="email" isRequired={false} {...field} />
          )}
        </Field>
        <Field name="phone">
          {(field) => (
            <TextField label={t('portal.account.phone')} type="tel" isRequired={false} {...field} />
          )}
        </Field>
        <fieldset>
          <legend className="text-sm font-medium">{t('portal.person.for')}</legend>
          {OWN_ROLES.map((role) => (
            <Field key={role} name={role}>
              {({ value, onChange }) => (
                <Checkbox value={value} onChange={onChange}>
                  {t(`portal.person.role.${role}`)}
                </Checkbox>
              )}
            </Field>
          ))}
        </fieldset>
        <p className="text-sm text-muted">{t('portal.person.signs')}</p>
        <WriteError error={remove.error} />
        <div className="flex flex-wrap justify-end gap-gap">
          {contact && (
            <Button
              look="danger"
              isPending={remove.isPending}
              onPress={() =>
                remove.mutate(
                  { id: contact.id, version },
                  { onSuccess: () => done(t('portal.person.removed', { name: contact.name })) },
                )
              }
            >
              {t('portal.person.remove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('portal.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('portal.account.save')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
