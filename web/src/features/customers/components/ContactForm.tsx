import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { ConflictChoice } from '@/components/ui/ConflictChoice'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import type { ContactRole } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language } from '@/lib/preferences'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { ContactAdd } from '../api/contactAdd'
import { ContactUpdate } from '../api/contactUpdate'
import { CustomerCard as CustomerDocument } from '../api/customer'
import { type ContactFields, contactFields, contactInput, contactSchema } from '../form'
import { ROLES } from '../rules'
import { useSaving } from '../saving'
import type { CardContact } from './Contacts'
import type { CardCustomer } from './CustomerCard'
import { PhonesField } from './PhonesField'

const LISTS = ['CustomerCard', 'CustomerTimeline']

export interface ContactFormProps {
  customer: CardCustomer
  /** null enters a new one. */
  contact: CardContact | null
  onClose: () => void
}

/** A person who speaks for the customer: roles, phones, language (CON-01). */
export default function ContactForm({ customer, contact, onClose }: ContactFormProps) {
  const t = useText()
  const add = useWrite(ContactAdd, LISTS)
  const update = useWrite(ContactUpdate, LISTS)
  const none = {
    name: '',
    jobTitle: null,
    roles: [],
    phones: [],
    email: null,
    language: customer.language,
    hours: null,
  }
  const fields = contactFields(contact ?? none)
  const form = useForm({ resolver: valibotResolver(contactSchema), defaultValues: fields })
  // Who may not read phones and mail would overwrite them with nothing.
  const personal = !contact || can('pii:read')
  const words = (name: keyof ContactFields & string, value: unknown) => {
    const list = Array.isArray(value) ? value : [value ?? '']
    const text = list
      .map((one) => (name === 'roles' ? t(`customers.role.${one as ContactRole}`) : String(one)))
      .map((one) => (name === 'language' ? (LANGUAGES[one as Language] ?? one) : one))
      .join(', ')
    return { label: t(`customers.field.${name as 'name'}`), text }
  }
  const saving = useSaving<ContactFields>({
    shown: fields,
    version: contact?.version ?? 0,
    send: (changes, version) =>
      update.mutateAsync({ id: contact?.id ?? '', input: { version, ...contactInput(changes) } }),
    latest: async () => {
      const now = await queryClient.fetchQuery({
        ...read(CustomerDocument, { id: customer.id }),
        staleTime: 0,
      })
      const found = now.customer?.contacts.find(({ id }) => id === contact?.id)
      return found ? { fields: contactFields(found), version: found.version } : null
    },
    words,
  })
  const save = async (values: ContactFields) => {
    if (!contact) {
      const input = { ...contactInput(values), name: values.name, customerId: customer.id }
      await add.mutateAsync({ input })
    } else if (!(await saving.save(values))) return
    toast({ text: t('customers.contact.saved', { name: values.name }) })
    onClose()
  }
  return (
    <Sheet
      title={t(contact ? 'customers.contact.edit' : 'customers.contact.add')}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} draft={`customers.contact.${contact?.id ?? customer.id}`} onSubmit={save}>
        <FormErrors />
        {saving.conflicts.length > 0 ? (
          <ConflictChoice conflicts={saving.conflicts} value={saving.choice} onChange={saving.setChoice} />
        ) : (
          <Fields languages={customer.branch?.languages ?? [customer.language]} personal={personal} />
        )}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('customers.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('customers.save')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}

function Fields({ languages, personal }: { languages: readonly string[]; personal: boolean }) {
  const t = useText()
  return (
    <>
      <Field name="name">
        {(field) => <TextField label={t('customers.field.name')} autoComplete="off" {...field} />}
      </Field>
      <Field name="jobTitle">
        {(field) => <TextField label={t('customers.field.jobTitle')} isRequired={false} {...field} />}
      </Field>
      <Field name="roles">
        {(field) => (
          <fieldset className="flex flex-col">
            <legend className="text-sm font-medium">{t('customers.field.roles')}</legend>
            {ROLES.map((role) => (
              <Checkbox
                key={role}
                value={field.value.includes(role)}
                isDisabled={field.isDisabled}
                onChange={(on) =>
                  field.onChange(ROLES.filter((one) => (one === role ? on : field.value.includes(one))))
                }
              >
                {t(`customers.role.${role}`)}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </Field>
      {personal && (
        <>
          <Field name="phones">{(field) => <PhonesField {...field} />}</Field>
          <Field name="email">
            {(field) => (
              <TextField
                label={t('customers.field.email')}
                type="email"
                inputMode="email"
                autoComplete="off"
                isRequired={false}
                {...field}
              />
            )}
          </Field>
        </>
      )}
      <Field name="language">
        {(field) => (
          <Select
            label={t('customers.field.language')}
            options={languages.map((id) => ({ id, label: LANGUAGES[id as Language] ?? id }))}
            {...field}
          />
        )}
      </Field>
      <Field name="hours">
        {(field) => <TextField label={t('customers.field.hours')} isRequired={false} {...field} />}
      </Field>
    </>
  )
}
