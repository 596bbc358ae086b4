import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import type { Answered } from '../answering'
import { activityOf } from '../rules'

export interface AnswerDialogProps {
  item: Answered & { note: string }
  done: boolean
  onAnswer: (note: string) => Promise<void>
  onClose: () => void
}

/** The answer's words. A refusal needs them, since somebody has to go on from there. */
export default function AnswerDialog({ item, done, onAnswer, onClose }: AnswerDialogProps) {
  const t = useText()
  const form = useForm({ defaultValues: { note: '' } })
  const verb = t(done ? 'inbox.done' : activityOf(item) ? 'inbox.cannot' : 'inbox.decline')
  return (
    <Dialog title={verb} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`inbox.${item.id}`}
        onSubmit={async ({ note }) => {
          if (!done && !note.trim()) {
            form.setError('note', { type: 'required', message: t('ui.required') }, { shouldFocus: true })
            return
          }
          await onAnswer(note.trim())
          onClose()
        }}
      >
        <p className="font-medium">{item.title}</p>
        {item.note && <p className="text-muted">{item.note}</p>}
        <Field name="note">
          {(field) => <TextField multiline autoFocus label={t('inbox.note')} isRequired={!done} {...field} />}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('inbox.cancel')}</Button>
          <Button type="submit" look={done ? 'primary' : 'danger'} isPending={form.formState.isSubmitting}>
            {verb}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
