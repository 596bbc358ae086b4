import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { ConflictChoice } from '@/components/ui/ConflictChoice'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Sheet } from '@/components/ui/Sheet'
import { toast } from '@/components/ui/Toast'
import { type Document, hashOf } from '@/lib/document'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { named } from '@/lib/named'
import { LANGUAGES, type Language, usePreferences } from '@/lib/preferences'
import { queryClient } from '@/lib/query'
import { read } from '@/lib/read'
import { CustomerChoices } from '../api/choices'
import { CustomerCard as CustomerDocument } from '../api/customer'
import { CustomerNow } from '../api/customerNow'
import { CustomerUpdate } from '../api/customerUpdate'
import { type CustomerFields, customerFields, customerInput, customerSchema } from '../form'
import { segmentOptions } from '../rules'
import { useSaving } from '../saving'
import type { CardCustomer } from './CustomerCard'
import { CustomerFormFields } from './CustomerFormFields'

const LISTS = ['CustomerCard', 'Customers', 'CustomerTimeline']

/** Changes a customer's data; what somebody else saved meanwhile is put together or asked about. */
export default function EditCustomer({ customer, onClose }: { customer: CardCustomer; onClose: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const choices = useQuery(read(CustomerChoices, {}))
  const kept = useRef(false)
  const [twin, setTwin] = useState(false)
  const segments = segmentOptions(choices.data?.segments ?? [], language)
  if (customer.segment && !segments.some(({ id }) => id === customer.segment?.code)) {
    const { code, names } = customer.segment
    segments.push({ id: code, label: named(names, language, code) })
  }
  const fields = customerFields(customer)
  const form = useForm({
    resolver: valibotResolver(customerSchema),
    defaultValues: { ...fields, branchId: '', allowDuplicate: false },
  })

  const words = (name: keyof CustomerFields & string, value: unknown) => {
    const text = String(value ?? '')
    const shown: Record<string, string | undefined> = {
      kind: t(text === 'NATURAL' ? 'customers.kind.NATURAL' : 'customers.kind.LEGAL'),
      segment: segments.find(({ id }) => id === text)?.label,
      language: LANGUAGES[text as Language],
    }
    return { label: t(`customers.field.${name as 'name'}`), text: (name in shown && shown[name]) || text }
  }
  const saving = useSaving<CustomerFields>({
    shown: fields,
    version: customer.version,
    send: async (changes, version) => {
      const allowDuplicate = form.getValues('allowDuplicate')
      const answer = await sendOrKeep(CustomerUpdate, {
        variables: { id: customer.id, input: { version, allowDuplicate, ...customerInput(changes) } },
        label: t('customers.edit.label', { name: customer.name }),
        subject: customer.id,
        follows: 'input.version',
        href: `/customers/${customer.id}`,
        refetch: LISTS,
        compare: {
          query: CustomerNow.toString(),
          documentId: hashOf(CustomerNow as Document<unknown, unknown>),
          object: 'customer',
          fields: Object.fromEntries(
            Object.keys(changes).map((name) => {
              const base = String(fields[name] ?? '')
              const { label } = words(name, base)
              return [name, { label, base, path: name === 'segment' ? 'segment.code' : name }]
            }),
          ),
        },
      })
      kept.current = answer === null
    },
    latest: async () => {
      const now = await queryClient.fetchQuery({
        ...read(CustomerDocument, { id: customer.id }),
        staleTime: 0,
      })
      return now.customer && { fields: customerFields(now.customer), version: now.customer.version }
    },
    words,
  })

  return (
    <Sheet title={t('customers.edit')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`customer.edit.${customer.id}`}
        onSubmit={async ({ branchId: _branch, allowDuplicate: _twin, ...values }) => {
          try {
            if (!(await saving.save(values))) return
          } catch (error) {
            const isTwin = (one: { __typename?: string }) => one.__typename === 'DuplicateCustomer'
            if (error instanceof Refused && error.errors.some(isTwin)) setTwin(true)
            throw error
          }
          if (kept.current) toast({ text: t('ui.kept.toast'), tone: 'info' })
          else toast({ text: t('customers.saved', { name: values.name }) })
          onClose()
        }}
      >
        <FormErrors />
        {saving.conflicts.length > 0 ? (
          <ConflictChoice conflicts={saving.conflicts} value={saving.choice} onChange={saving.setChoice} />
        ) : (
          <CustomerFormFields
            segments={segments}
            languages={customer.branch?.languages ?? [customer.language]}
          />
        )}
        {twin && (
          <Field name="allowDuplicate">
            {(field) => <Checkbox {...field}>{t('customers.duplicateAnyway')}</Checkbox>}
          </Field>
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
