import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { ErrorState } from '@/components/ui/ErrorState'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { Select } from '@/components/ui/Select'
import { Sheet } from '@/components/ui/Sheet'
import { Skeleton } from '@/components/ui/Skeleton'
import { toast } from '@/components/ui/Toast'
import type { CustomerChoicesQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { held } from '@/lib/session'
import { CustomerChoices } from '../api/choices'
import { CustomerCreate } from '../api/customerCreate'
import { customerInput, customerSchema } from '../form'
import { entryBranches, segmentOptions } from '../rules'
import { CustomerFormFields } from './CustomerFormFields'

const DRAFT = 'customers.new'

export interface NewCustomerProps {
  onClose: () => void
  onCreated: (id: string) => void
}

/** Enters a prospect. A fiscal number that another customer has is refused once; the person may insist. */
export default function NewCustomer(props: NewCustomerProps) {
  const t = useText()
  const choices = useQuery(read(CustomerChoices, {}))
  return (
    <Sheet title={t('customers.new')} isOpen onClose={props.onClose} dismissable={false}>
      {choices.data ? (
        <CreateForm choices={choices.data} {...props} />
      ) : choices.isError ? (
        <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
      ) : (
        <Skeleton />
      )}
    </Sheet>
  )
}

function CreateForm({ choices, onCreated }: NewCustomerProps & { choices: CustomerChoicesQuery }) {
  const t = useText()
  const { language } = usePreferences()
  const [twin, setTwin] = useState(false)
  const branches = entryBranches(choices.branches, held('all:customer:write'))
  const [first] = branches
  const form = useForm({
    resolver: valibotResolver(customerSchema),
    defaultValues: {
      branchId: first?.id ?? '',
      kind: 'LEGAL' as const,
      name: '',
      fiscalNumber: '',
      registrationNumber: '',
      segment: '',
      language: first?.language ?? 'en',
      country: first?.country ?? '',
      street: '',
      city: '',
      region: '',
      postalCode: '',
      allowDuplicate: false,
    },
  })
  const branchId = form.watch('branchId')
  const branch = branches.find((one) => one.id === branchId) ?? first
  // Another branch means another country and language, unless the person has said otherwise.
  useEffect(() => {
    if (!branch) return
    if (!form.getFieldState('country').isDirty) form.setValue('country', branch.country)
    if (!form.getFieldState('language').isDirty) form.setValue('language', branch.language)
  }, [branch, form])
  return (
    <Form
      form={form}
      draft={DRAFT}
      onSubmit={async ({ branchId: chosen, allowDuplicate, ...values }) => {
        try {
          const input = { branchId: chosen || (branch?.id ?? ''), allowDuplicate, ...customerInput(values) }
          const clientMutationId = crypto.randomUUID()
          const id = `cus_${clientMutationId}`
          const segment = choices.segments.find(({ code }) => code === input.segment)
          const answer = await sendOrKeep(CustomerCreate, {
            variables: { input: { ...input, name: values.name }, clientMutationId },
            label: t('customers.new.label', { name: values.name }),
            subject: id,
            makes: id,
            href: `/customers/${id}`,
            refetch: ['Customers'],
            shown: { name: values.name, segment: segment ?? null, branch: branch ?? null },
            reopen: {
              href: '/customers',
              draft: DRAFT,
              values: { branchId: chosen, allowDuplicate, ...values },
            },
          })
          toast(
            answer
              ? { text: t('customers.created', { name: values.name }) }
              : { text: t('ui.kept.toast'), tone: 'info' },
          )
          onCreated(answer?.customer?.id ?? id)
        } catch (error) {
          if (
            error instanceof Refused &&
            error.errors.some((one) => one.__typename === 'DuplicateCustomer')
          ) {
            setTwin(true)
          }
          throw error
        }
      }}
    >
      <FormErrors />
      {branches.length > 1 && (
        <Field name="branchId">
          {(field) => (
            <Select
              label={t('customers.field.branch')}
              options={branches.map(({ id, name }) => ({ id, label: name }))}
              {...field}
            />
          )}
        </Field>
      )}
      <CustomerFormFields
        segments={segmentOptions(choices.segments, language)}
        languages={branch?.languages ?? []}
      />
      {twin && (
        <Field name="allowDuplicate">
          {(field) => <Checkbox {...field}>{t('customers.duplicateAnyway')}</Checkbox>}
        </Field>
      )}
      <div className="flex justify-end">
        <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
          {t('customers.create')}
        </Button>
      </div>
    </Form>
  )
}
