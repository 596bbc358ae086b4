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
import { OrderCancel } from '../api/orderCancel'
import { type CardOrder, CHANGED } from '../rules'

const schema = v.object({ reason: requiredText })

/** Stops what is not done yet and says why; there is no way back, so it asks first (ORD-08). */
export default function CancelDialog({ order, onClose }: { order: CardOrder; onClose: () => void }) {
  const t = useText()
  const cancel = useWrite(OrderCancel, CHANGED)
  const form = useForm({ resolver: valibotResolver(schema), defaultValues: { reason: '' } })
  return (
    <Dialog
      title={t('orders.cancel.title', { number: order.number })}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form
        form={form}
        draft={`order.cancel.${order.id}`}
        onSubmit={async ({ reason }) => {
          await cancel.mutateAsync({ id: order.id, reason, version: order.version })
          toast({ text: t('orders.cancelled', { number: order.number }) })
          onClose()
        }}
      >
        <p className="text-muted">{t('orders.cancel.text')}</p>
        <FormErrors />
        <Field name="reason">
          {(field) => <TextField multiline label={t('orders.cancel.reason')} {...field} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-gap">
          <Button onPress={onClose}>{t('orders.cancel.keep')}</Button>
          <Button type="submit" look="danger" isPending={form.formState.isSubmitting}>
            {t('orders.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
