import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import { useText } from '@/lib/i18n'
import { requiredChoice, requiredText } from '@/lib/validate'
import { useWrite } from '@/lib/write'
import { FlashClear } from '../api/flashClear'
import { FlashSet } from '../api/flashSet'
import { dayAfter, endOfDay } from '../rules'

const schema = v.object({ text: requiredText, endsAt: requiredChoice })

/** An urgent note with the day after which it is gone. */
export default function FlashForm({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useText()
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: { text: '', endsAt: dayAfter(7) },
  })
  const set = useWrite(FlashSet, ['CustomerCard', 'CustomerTimeline'])
  const clear = useWrite(FlashClear, ['CustomerCard', 'CustomerTimeline'])
  const undo = useUndo()
  return (
    <Dialog title={t('customers.flash.set')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`customers.flash.${customerId}`}
        onSubmit={async ({ text, endsAt }) => {
          const input = { customerId, text, endsAt: endOfDay(endsAt ?? dayAfter(7)) }
          const { flash } = await set.mutateAsync({ input })
          toast({
            text: t('customers.flash.saved'),
            ...(flash ? { undo: undo(() => clear.mutateAsync({ id: flash.id })) } : {}),
          })
          onClose()
        }}
      >
        <FormErrors />
        <Field name="text">
          {(field) => <TextField multiline label={t('customers.flash.text')} maxLength={500} {...field} />}
        </Field>
        <Field name="endsAt">
          {(field) => <DateField label={t('customers.flash.endsAt')} min={dayAfter(0)} {...field} />}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('customers.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('customers.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
