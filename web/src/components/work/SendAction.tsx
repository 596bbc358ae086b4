import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { ComboBox } from '@/components/ui/ComboBox'
import { DateField } from '@/components/ui/DateField'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { msg, useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { ActionSend } from './sendAction'
import { ActionSendPeople } from './sendActionPeople'

export interface SendActionProps {
  /** The object that is sent: its identifier as the API gives it, its number, its branch. */
  subjectId: string
  number: string
  branchId: string
  onClose: () => void
}

const KINDS = ['REVIEW', 'TASK', 'QUESTION'] as const

const schema = v.pipe(
  v.object({
    kind: v.picklist(KINDS),
    to: v.picklist(['person', 'team']),
    userId: v.nullable(v.string()),
    teamId: v.nullable(v.string()),
    note: requiredText,
    due: v.nullable(v.string()),
  }),
  v.forward(
    v.check((values) => values.to === 'team' || !!values.userId, msg('ui.required')),
    ['userId'],
  ),
  v.forward(
    v.check((values) => values.to === 'person' || !!values.teamId, msg('ui.required')),
    ['teamId'],
  ),
)

/**
 * Sends any object to another inbox with a request; the answer comes back to one's own (INB-02). Opened by
 * `useSendAction`.
 */
export default function SendAction({ subjectId, number, branchId, onClose }: SendActionProps) {
  const t = useText()
  const send = useWrite(ActionSend, ['Inbox'])
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: {
      kind: 'REVIEW' as const,
      to: 'person' as const,
      userId: null,
      teamId: null,
      note: '',
      due: null,
    } as v.InferInput<typeof schema>,
  })
  const to = form.watch('to')
  const [text, setText] = useState('')
  const people = useQuery({
    ...read(ActionSendPeople, { search: text || null }),
    placeholderData: (before) => before,
  })
  const teams = (people.data?.teams ?? []).filter((team) => team.branch?.id === branchId)
  const today = new Date().toLocaleDateString('sv-SE')
  return (
    <Dialog
      title={t('work.send.title', { number })}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form
        form={form}
        draft={`work.send.${subjectId}`}
        secret="userId"
        onSubmit={async ({ kind, userId, teamId, note, due }) => {
          const address = to === 'team' ? { toTeamId: teamId } : { toUserId: userId }
          // A day means its end on the clock of whoever sets it.
          const dueAt = due ? new Date(`${due}T23:59:59`).toISOString() : null
          await send.mutateAsync({ input: { subjectId, branchId, number, kind, note, dueAt, ...address } })
          toast({ text: t('work.send.sent') })
          onClose()
        }}
      >
        <FormErrors />
        <Field name="kind">
          {(field) => (
            <RadioGroup
              label={t('work.send.kind')}
              look="segments"
              options={KINDS.map((id) => ({ id, label: t(`work.send.kind.${id}`) }))}
              {...field}
            />
          )}
        </Field>
        <Field name="to">
          {(field) => (
            <RadioGroup
              label={t('work.send.to')}
              look="segments"
              options={[
                { id: 'person', label: t('work.send.person') },
                { id: 'team', label: t('work.send.team') },
              ]}
              {...field}
            />
          )}
        </Field>
        {to === 'person' ? (
          <Field name="userId">
            {(field) => (
              <ComboBox
                label={t('work.send.person')}
                options={(people.data?.users.nodes ?? []).map((user) => ({
                  id: user.id,
                  label: user.name,
                  ...(user.jobTitle ? { hint: user.jobTitle } : {}),
                }))}
                onSearch={setText}
                {...field}
              />
            )}
          </Field>
        ) : (
          <Field name="teamId">
            {(field) => (
              <Select
                label={t('work.send.team')}
                options={teams.map((team) => ({ id: team.id, label: team.name }))}
                {...field}
              />
            )}
          </Field>
        )}
        <Field name="note">{(field) => <TextField multiline label={t('work.send.note')} {...field} />}</Field>
        <Field name="due">
          {(field) => <DateField label={t('work.send.due')} min={today} isRequired={false} {...field} />}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('work.send.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('work.send.send')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
