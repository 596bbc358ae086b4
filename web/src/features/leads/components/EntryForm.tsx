import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Form, FormErrors } from '@/components/ui/Form'
import { useOutcome } from '@/components/work/useOutcome'
import type { LeadField } from '@/gql/graphql'
import { contactStore } from '@/lib/contacting'
import { useText } from '@/lib/i18n'
import { sendOrKeep } from '@/lib/keep'
import { LeadEnter } from '../api/leadEnter'
import { type EntryValues, emptyEntry, enterInput, entrySchema, saidBy, shownFields } from '../entering'
import { EntryField } from './EntryField'
import { Hints } from './Hints'
import type { ChannelSetting, KeptLead, NewEntry } from './NewLead'

export interface EntryFormProps {
  setting: ChannelSetting
  onEntered: (entry: NewEntry) => void
  onKept: (lead: KeptLead) => void
}

const LISTS = ['Leads', 'LeadEntries', 'LeadColumn', 'LeadCard']
const WIDE: readonly LeadField[] = ['COMPANY_NAME', 'ADDRESS', 'NOTE', 'GROUND', 'REQUEST_SOURCE']

/** The channel's own form: its fields, its mandatory ones; what is typed survives a reload and another channel. */
export function EntryForm({ setting, onEntered, onKept }: EntryFormProps) {
  const t = useText()
  const outcome = useOutcome()
  const fields = shownFields(setting)
  const form = useForm<EntryValues>({
    resolver: valibotResolver(entrySchema(setting.mandatory)) as never,
    defaultValues: { ...emptyEntry(), ...saidBy(contactStore.get()) },
  })
  const branch = setting.branch
  if (!branch) return null
  const send = async (values: EntryValues) => {
    const input = enterInput(branch.id, setting.channel, fields, values)
    const company = input.companyName || (input.contactName ?? '')
    const clientMutationId = crypto.randomUUID()
    const id = `lea_${clientMutationId}`
    const answer = await sendOrKeep(LeadEnter, {
      variables: { input, clientMutationId },
      label: t('leads.new.label', { company }),
      subject: id,
      makes: id,
      refetch: LISTS,
      reopen: {
        href: `/leads/new?branch=${branch.id}&channel=${setting.channel}`,
        draft: 'lead.new',
        values,
      },
    })
    outcome(answer?.entry?.lead?.id ?? id)
    if (answer?.entry) onEntered(answer.entry)
    else if (!answer) onKept({ companyName: company })
  }
  return (
    <div className="card p-4">
      <Form form={form} draft="lead.new" onSubmit={send}>
        <FormErrors />
        {setting.mostCurrentSims != null && (
          <p className="text-muted">{t('leads.new.limit', { count: setting.mostCurrentSims })}</p>
        )}
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {fields.map((field) => (
            <div key={field} className={WIDE.includes(field) ? 'sm:col-span-2' : undefined}>
              <EntryField
                field={field}
                isRequired={setting.mandatory.includes(field)}
                currency={branch.currency}
              />
            </div>
          ))}
        </div>
        <Hints branchId={branch.id} country={branch.country} />
        <div className="flex justify-end">
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('leads.enter')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
