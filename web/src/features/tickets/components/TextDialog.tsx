import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { TicketDisagree } from '../api/ticketDisagree'
import { TicketReject } from '../api/ticketReject'
import { TicketReopen } from '../api/ticketReopen'
import { TicketResolve } from '../api/ticketResolve'
import { CHANGED } from '../rules'
import type { TaskProps } from './TicketTask'
import { settle } from './useSteps'

const schema = v.object({ text: requiredText })

export interface TextDialogProps extends TaskProps {
  task: 'reject' | 'resolve' | 'disagree' | 'reopen'
}

/** Steps that need words: what is missing, what was done, why it is not solved. */
export function TextDialog({ task, ticket, onClose }: TextDialogProps) {
  const t = useText()
  const reject = useWrite(TicketReject, CHANGED)
  const resolve = useWrite(TicketResolve, CHANGED)
  const disagree = useWrite(TicketDisagree, CHANGED)
  const reopen = useWrite(TicketReopen, CHANGED)
  const form = useForm({ resolver: valibotResolver(schema), defaultValues: { text: '' } })
  const { id, version, number } = ticket
  const send = (text: string) => {
    if (task === 'reject') return reject.mutateAsync({ id, version, missing: text })
    if (task === 'resolve') return resolve.mutateAsync({ id, version, resolution: text })
    const write = task === 'disagree' ? disagree : reopen
    return write.mutateAsync({ id, version, why: text })
  }
  return (
    <Dialog
      title={t(`tickets.${task}.title`, { number })}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form
        form={form}
        draft={`ticket.${task}.${id}`}
        onSubmit={async ({ text }) => {
          await send(text)
          toast({ text: t(`tickets.${task}.done`, { number }) })
          settle()
          onClose()
        }}
      >
        <p className="text-muted">{t(`tickets.${task}.text`)}</p>
        <FormErrors />
        <Field name="text">
          {(field) => <TextField autoFocus multiline label={t(`tickets.${task}.field`)} {...field} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-gap">
          <Button onPress={onClose}>{t('tickets.back')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t(`tickets.${task}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
