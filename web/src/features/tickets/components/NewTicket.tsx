import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useOutcome } from '@/components/work/useOutcome'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { useMaking } from '@/lib/outbox/outbox'
import { usePreferences } from '@/lib/preferences'
import { read } from '@/lib/read'
import { TicketCustomer } from '../api/ticketCustomer'
import { TicketOpen } from '../api/ticketOpen'
import { TicketSymptoms } from '../api/ticketSymptoms'
import { type NewTicketValues, newTicket, openInput } from '../opening'
import { CHANGED, inLanguage, KINDS, ORIGINS, PRIORITIES, PRODUCTS } from '../rules'
import { CustomerField } from './CustomerField'
import { KeptTicket } from './KeptTicket'

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

const DRAFT = 'ticket.new'

export interface NewTicketProps {
  /** Given when the ticket is opened from the customer's card. */
  customerId: string | undefined
  onCreated: (id: string) => void
}

/** A ticket for a customer, while the customer is on the phone; the draft stays until it is sent. */
export function NewTicket({ customerId, onCreated }: NewTicketProps) {
  const t = useText()
  const { language } = usePreferences()
  const [kept, setKept] = useState<string | null>(null)
  const outcome = useOutcome()
  const form = useForm<NewTicketValues>({
    resolver: valibotResolver(newTicket),
    defaultValues: { ...EMPTY, customerId: customerId ?? '' },
  })
  const { customerId: chosen, kind, productType, gathering } = form.watch()
  const fault = kind === 'TROUBLE'
  const making = useMaking(chosen ?? undefined)
  const customer = useQuery({
    ...read(TicketCustomer, { id: chosen ?? '' }),
    enabled: Boolean(chosen) && !making,
  })
  const symptoms = useQuery({ ...read(TicketSymptoms, {}), enabled: fault, staleTime: 300_000 })
  // The customer in the address wins over the one of an older draft.
  useEffect(() => {
    if (customerId) form.setValue('customerId', customerId)
  }, [customerId, form])
  const known = customer.data?.customer
  const unsent = making?.shown as { name: string } | undefined
  const chosenCustomer = known
    ? { id: known.id, name: known.name, number: known.number }
    : unsent
      ? { id: chosen ?? '', name: unsent.name, number: t('app.sync.pending') }
      : null
  const contacts = (known?.contacts ?? []).filter(({ removedAt }) => !removedAt)
  const lines = known?.subscriptions.nodes ?? []
  const fitting = (symptoms.data?.symptoms ?? []).filter((one) => one.productType === productType)
  const choose = <T extends { id: string; label: string }>(options: T[]) => [
    { id: '', label: t('tickets.new.none') },
    ...options,
  ]
  if (kept !== null) return <KeptTicket subject={kept} onAnother={() => setKept(null)} />
  return (
    <Form
      form={form}
      draft={DRAFT}
      onSubmit={async (values) => {
        // Sent twice after a lost answer, it is still one ticket.
        const reference = crypto.randomUUID()
        const answer = await sendOrKeep(TicketOpen, {
          variables: { input: openInput(values, reference), clientMutationId: reference },
          label: t('tickets.new.label', { subject: values.subject }),
          subject: `tic_${reference}`,
          makes: `tic_${reference}`,
          refetch: CHANGED,
          reopen: { href: '/tickets/new', draft: DRAFT, values },
        })
        outcome(answer?.ticket?.id ?? `tic_${reference}`)
        if (!answer) {
          form.reset({ ...EMPTY, customerId: customerId ?? '' })
          setKept(values.subject)
          return
        }
        const { ticket } = answer
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
            chosen={chosenCustomer}
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
