import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { CustomerActivate } from '../api/customerActivate'
import { CustomerClose } from '../api/customerClose'
import { CustomerSuspend } from '../api/customerSuspend'
import type { CardCustomer } from './CustomerCard'

export interface StatusDialogProps {
  customer: CardCustomer
  to: 'ACTIVE' | 'SUSPENDED' | 'CLOSED'
  onClose: () => void
}

const LISTS = ['CustomerCard', 'Customers', 'CustomerTimeline']

/** A new state needs its reason, since the customer will ask. */
export default function StatusDialog({ customer, to, onClose }: StatusDialogProps) {
  const t = useText()
  const activate = useWrite(CustomerActivate, LISTS)
  const suspend = useWrite(CustomerSuspend, LISTS)
  const close = useWrite(CustomerClose, LISTS)
  const write = { ACTIVE: activate, SUSPENDED: suspend, CLOSED: close }[to]
  const form = useForm({ defaultValues: { reason: '' } })
  const save = async ({ reason }: { reason: string }) => {
    if (to !== 'ACTIVE' && !reason.trim()) {
      form.setError('reason', { type: 'required', message: t('ui.required') })
      return
    }
    await write.mutateAsync({ id: customer.id, reason: reason.trim() })
    toast({ text: t('customers.became', { name: customer.name, status: t(`customers.status.${to}`) }) })
    onClose()
  }
  return (
    <Dialog
      title={t(`customers.become.${to}`)}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} draft={`customer.status.${customer.id}`} onSubmit={save}>
        <p>{customer.name}</p>
        <FormErrors />
        <Field name="reason">
          {(field) => (
            <TextField multiline label={t('customers.reason')} isRequired={to !== 'ACTIVE'} {...field} />
          )}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('customers.cancel')}</Button>
          <Button
            type="submit"
            look={to === 'ACTIVE' ? 'primary' : 'danger'}
            isPending={form.formState.isSubmitting}
          >
            {t(`customers.become.${to}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
