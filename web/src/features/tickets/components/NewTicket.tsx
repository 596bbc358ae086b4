import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { TicketCustomer } from '../api/ticketCustomer'
import { TicketOpen } from '../api/ticketOpen'
import { TicketSymptoms } from '../api/ticketSymptoms'
import {
  CHANGED,
  inLanguage,
  KINDS,
  type NewTicketValues,
  newTicket,
  ORIGINS,
  openInput,
  PRIORITIES,
  PRODUCTS,
} from '../rules'
import { CustomerField } from './CustomerField'

const EMPTY: NewTicketValues = {
  customerId: '',
  kind: 'TROUBLE',
  priority: 'NORMAL',
  origin: 'EXTERNAL',
  gathering: false,
  productType: null,
  symptomCode: null,
  subscriptionId: null,
  contactId: null,
  subject: '',
  description: '',
}

export interface NewTicketProps {
  /** Given when the ticket is opened from the customer's card. */
  customerId: string | undefined
  onCreated: (id: string) => void
}

/** A ticket for a customer, while the customer is on the phone; the draft stays until it is sent. */
export function NewTicket({ customerId, onCreated }: NewTicketProps) {
  const t = useText()
  const { language } = usePreferences()
  const create = useWrite(TicketOpen, CHANGED)
  // Sent twice after a lost answer, it is still one ticket.
  const reference = useRef(crypto.randomUUID())
  const form = useForm<NewTicketValues>({
    resolver: valibotResolver(newTicket),
    defaultValues: { ...EMPTY, customerId: customerId ?? '' },
  })
  const { customerId: chosen, kind, productType, gathering } = form.watch()
  const fault = kind === 'TROUBLE'
  const customer = useQuery({ ...read(TicketCustomer, { id: chosen ?? '' }), enabled: Boolean(chosen) })
  const symptoms = useQuery({ ...read(TicketSymptoms, {}), enabled: fault, staleTime: 300_000 })
  // The customer in the address wins over the one of an older draft.
  useEffect(() => {
    if (customerId) form.setValue('customerId', customerId)
  }, [customerId, form])
  const known = customer.data?.customer
  const contacts = (known?.contacts ?? []).filter(({ removedAt }) => !removedAt)
  const lines = known?.subscriptions.nodes ?? []
  const fitting = (symptoms.data?.symptoms ?? []).filter((one) => one.productType === productType)
  const choose = <T extends { id: string; label: string }>(options: T[]) => [
    { id: '', label: t('tickets.new.none') },
    ...options,
  ]
  return (
    <Form
      form={form}
      draft="ticket.new"
      onSubmit={async (values) => {
        const { ticket } = await create.mutateAsync({ input: openInput(values, reference.current) })
        if (!ticket) return
        toast({
          text: t(values.gathering ? 'tickets.new.gathered' : 'tickets.new.done', { number: ticket.number }),
        })
        onCreated(ticket.id)
      }}
    >
      <FormErrors />
      <Field name="customerId">
        {(field) => (
          <CustomerField
            {...field}
            chosen={known ? { id: known.id, name: known.name, number: known.number } : null}
            onChange={(id) => {
              field.onChange(id ?? '')
              // Contact and line are the other customer's.
              form.setValue('contactId', null)
              form.setValue('subscriptionId', null)
            }}
          />
        )}
      </Field>
      <Field name="kind">
        {(field) => (
          <RadioGroup
            label={t('tickets.fact.kind')}
            options={KINDS.map((id) => ({
              id,
              label: t(`tickets.kind.${id}`),
              hint: t(`tickets.kindHint.${id}`),
            }))}
            {...field}
          />
        )}
      </Field>
      {fault && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="productType">
            {(field) => (
              <Select
                label={t('tickets.new.product')}
                options={PRODUCTS.map((id) => ({ id, label: t(`tickets.product.${id}`) }))}
                {...field}
                onChange={(id) => {
                  field.onChange(id)
                  form.setValue('symptomCode', null)
                }}
              />
            )}
          </Field>
          <Field name="symptomCode">
            {(field) => (
              <Select
                label={t('tickets.new.symptom')}
                options={fitting.map(({ code, names }) => ({ id: code, label: inLanguage(names, language) }))}
                {...field}
                isDisabled={!productType || field.isDisabled}
              />
            )}
          </Field>
        </div>
      )}
      {known && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="contactId">
            {(field) => (
              <Select
                label={t('tickets.fact.contact')}
                isRequired={false}
                options={choose(
                  contacts.map(({ id, name, jobTitle }) => ({
                    id,
                    label: name,
                    ...(jobTitle ? { hint: jobTitle } : {}),
                  })),
                )}
                {...field}
              />
            )}
          </Field>
          {lines.length > 0 && (
            <Field name="subscriptionId">
              {(field) => (
                <Select
                  label={t('tickets.fact.line')}
                  isRequired={false}
                  options={choose(
                    lines.map(({ id, number, tariff }) => ({ id, label: number, hint: tariff })),
                  )}
                  {...field}
                />
              )}
            </Field>
          )}
        </div>
      )}
      <Field name="priority">
        {(field) => (
          <RadioGroup
            label={t('tickets.new.priority')}
            look="segments"
            options={PRIORITIES.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
            {...field}
          />
        )}
      </Field>
      <Field name="origin">
        {(field) => (
          <RadioGroup
            label={t('tickets.new.origin')}
            look="segments"
            options={ORIGINS.map((id) => ({ id, label: t(`tickets.origin.${id}`) }))}
            {...field}
          />
        )}
      </Field>
      <Field name="subject">
        {(field) => (
          <TextField label={t('tickets.new.subject')} description={t('tickets.new.subjectHelp')} {...field} />
        )}
      </Field>
      <Field name="description">
        {(field) => <TextField multiline label={t('tickets.new.description')} {...field} />}
      </Field>
      <div>
        <Field name="gathering">
          {({ value, onChange }) => (
            <Checkbox value={value} onChange={onChange}>
              {t('tickets.new.still')}
            </Checkbox>
          )}
        </Field>
        {gathering && <p className="text-sm text-muted">{t('tickets.new.gather.help')}</p>}
      </div>
      <div className="flex justify-end">
        <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
          {t(gathering ? 'tickets.new.gather' : 'tickets.new.create')}
        </Button>
      </div>
    </Form>
  )
}
