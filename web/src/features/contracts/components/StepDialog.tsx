import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { toast } from '@/components/ui/Toast'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { ContractActivate } from '../api/contractActivate'
import { ContractCancel } from '../api/contractCancel'
import { ContractGenerate } from '../api/contractGenerate'
import { ContractSend } from '../api/contractSend'
import { type CardContract, CONTRACT_LISTS } from './ContractCard'
import type { ContractStep } from './ContractHead'

export interface StepDialogProps {
  contract: CardContract
  step: ContractStep
  onClose: () => void
}

/** Says what a step does before it is done: a mail goes out, a term begins, a contract ends. */
export default function StepDialog({ contract, step, onClose }: StepDialogProps) {
  const t = useText()
  const { id, version } = contract
  const generate = useWrite(ContractGenerate, CONTRACT_LISTS)
  const send = useWrite(ContractSend, CONTRACT_LISTS)
  const activate = useWrite(ContractActivate, CONTRACT_LISTS)
  const cancel = useWrite(ContractCancel, CONTRACT_LISTS)
  const form = useForm({ defaultValues: { reason: '' } })
  const save = async ({ reason }: { reason: string }) => {
    if (step === 'cancel' && !reason.trim()) {
      form.setError('reason', { type: 'required', message: t('ui.required') }, { shouldFocus: true })
      return
    }
    let held = false
    if (step === 'generate') {
      const { contract: now } = await generate.mutateAsync({ id, version })
      held = now?.status === 'DRAFT'
    }
    if (step === 'send') await send.mutateAsync({ id, version })
    if (step === 'activate') await activate.mutateAsync({ id })
    if (step === 'cancel') await cancel.mutateAsync({ id, reason: reason.trim() })
    toast(
      held
        ? { tone: 'info', text: t('contracts.held') }
        : { text: t(`contracts.step.${step}.done`, { number: contract.number }) },
    )
    onClose()
  }
  const to = contract.contact?.email ? `${contract.contact.name} (${contract.contact.email})` : '–'
  return (
    <Dialog
      title={t(`contracts.step.${step}`)}
      isOpen
      onClose={onClose}
      dismissable={!form.formState.isDirty}
    >
      <Form form={form} draft={`contract.${step}.${id}`} onSubmit={save}>
        <p>{t(`contracts.step.${step}.text`, { number: contract.number, to })}</p>
        <FormErrors />
        {step === 'cancel' && (
          <Field name="reason">
            {(field) => <TextField multiline label={t('contracts.reason')} isRequired {...field} />}
          </Field>
        )}
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('contracts.close')}</Button>
          <Button
            type="submit"
            look={step === 'cancel' ? 'danger' : 'primary'}
            isPending={form.formState.isSubmitting}
          >
            {t(`contracts.step.${step}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
