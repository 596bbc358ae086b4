import { valibotResolver } from '@hookform/resolvers/valibot'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Form, FormErrors } from '@/components/ui/Form'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import type { LeadUpdateInput } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { LeadUpdate } from '../api/leadUpdate'
import { changesOf, editable, takenBack, valuesOf } from '../editing'
import { type EntryValues, entrySchema } from '../entering'
import { CHANGED } from '../rules'
import { EntryField } from './EntryField'
import type { CardLead } from './LeadCard'

export interface EditDialogProps {
  lead: CardLead
  onClose: () => void
}

const WIDE = ['COMPANY_NAME', 'ADDRESS', 'NOTE', 'GROUND', 'REQUEST_SOURCE']

/** What is known of the lead, corrected; where it goes changes by the steps of the card only. */
export default function EditDialog({ lead, onClose }: EditDialogProps) {
  const t = useText()
  // What the form is based on: the card behind it may go on living.
  const [before] = useState(() => valuesOf(lead))
  const [seen, setSeen] = useState(lead.version)
  const form = useForm<EntryValues>({
    resolver: valibotResolver(entrySchema(['COMPANY_NAME'])) as never,
    defaultValues: before,
  })
  const update = useWrite(LeadUpdate, CHANGED)
  const undo = useUndo()
  const save = async (values: EntryValues) => {
    const write = (changes: LeadUpdateInput, version: number) =>
      update.mutateAsync({ id: lead.id, input: { ...changes, version } })
    let version = seen
    try {
      version = (await write(changesOf(before, values), seen)).lead?.version ?? seen
    } catch (error) {
      // Said once that somebody else was faster: saving again puts one's own on top, field by field.
      if (error instanceof Refused && error.has('stale-version')) setSeen(lead.version)
      throw error
    }
    toast({ text: t('leads.edited'), undo: undo(() => write(takenBack(before, values), version)) })
    onClose()
  }
  return (
    <Dialog
      title={t('leads.edit.title', { company: lead.companyName })}
      isOpen
      onClose={onClose}
      size="large"
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} draft={`lead.edit.${lead.id}`} onSubmit={save}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {editable(lead.channel).map((field) => (
            <div key={field} className={WIDE.includes(field) ? 'sm:col-span-2' : undefined}>
              <EntryField
                field={field}
                isRequired={field === 'COMPANY_NAME'}
                currency={lead.monthlySpend?.currency ?? lead.branch?.currency ?? 'EUR'}
              />
            </div>
          ))}
        </div>
        <p className="text-sm text-muted">{t('leads.edit.help')}</p>
        <FormErrors />
        <div className="flex justify-end">
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('leads.edit.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
