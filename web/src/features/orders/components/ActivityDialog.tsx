import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { optionalText, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { ActivityComplete } from '../api/activityComplete'
import { ActivityFail } from '../api/activityFail'
import { OrderAnswer } from '../api/orderAnswer'
import { type Activity, CHANGED } from '../rules'
import { settle } from './useMoves'

export type Ask = 'complete' | 'fail' | 'accept' | 'refuse'

export interface ActivityDialogProps {
  ask: Ask
  activity: Activity
  onClose: () => void
  onDone: (activityId: string) => void
}

const free = v.object({ text: optionalText, tracking: optionalText })
const needed = v.object({ text: requiredText, tracking: optionalText })
type Typed = v.InferInput<typeof free>

/** How an activity ended: done with a note, failed with the reason, or what the customer said of the installation. */
export default function ActivityDialog({ ask, activity, onClose, onDone }: ActivityDialogProps) {
  const t = useText()
  const complete = useWrite(ActivityComplete, CHANGED)
  const fail = useWrite(ActivityFail, CHANGED)
  const answer = useWrite(OrderAnswer, CHANGED)
  const bad = ask === 'fail' || ask === 'refuse'
  const form = useForm({
    resolver: valibotResolver(bad ? needed : free),
    defaultValues: { text: '', tracking: '' },
  })
  const { id, version, name } = activity
  const ships = ask === 'complete' && activity.role === 'LOGISTICS'
  const send = ({ text = '', tracking }: Typed) => {
    if (ask === 'complete')
      return complete.mutateAsync({
        id,
        version,
        result: text ? { note: text } : null,
        tracking: tracking || null,
      })
    if (ask === 'fail') return fail.mutateAsync({ id, version, reason: text })
    return answer.mutateAsync({ activityId: id, accepted: ask === 'accept', reason: bad ? text : null })
  }
  return (
    <Dialog title={name} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`order.${ask}.${id}`}
        onSubmit={async (values) => {
          await send(values)
          toast({ text: t(`orders.did.${ask}`, { name }) })
          settle()
          onClose()
          onDone(id)
        }}
      >
        <p className="text-muted">{t(`orders.ask.${ask}`)}</p>
        <FormErrors />
        {ships && (
          <Field name="tracking">
            {(field) => (
              <TextField autoFocus isRequired={false} label={t('orders.ask.tracking')} {...field} />
            )}
          </Field>
        )}
        {ask !== 'accept' && (
          <Field name="text">
            {(field) => (
              <TextField
                autoFocus={!ships}
                multiline={bad}
                isRequired={bad}
                label={t(bad ? 'orders.ask.reason' : 'orders.ask.note')}
                {...field}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-gap">
          <Button onPress={onClose}>{t('orders.ask.back')}</Button>
          <Button
            type="submit"
            look={bad ? 'danger' : 'primary'}
            isPending={form.formState.isSubmitting}
            autoFocus={ask === 'accept'}
          >
            {t(`orders.move.${ask}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
