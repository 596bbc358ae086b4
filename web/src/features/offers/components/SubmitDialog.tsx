import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextField } from '@/components/ui/TextField'
import type { PricingTeam } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { TEAMS } from '../rules'

export interface SubmitDialogProps {
  /** Whether the limits leave no other way than pricing. */
  outside: boolean
  /** Whose offer asks: under it the words to pricing are kept. */
  offer: string
  onSubmit: (ask: PricingTeam, note: string) => Promise<unknown>
  onClose: () => void
}

/** Asks pricing, or retention, for a personal offer; the facts of the account go along by themselves. */
export default function SubmitDialog({ outside, offer, onSubmit, onClose }: SubmitDialogProps) {
  const t = useText()
  const form = useForm<{ team: PricingTeam; note: string }>({ defaultValues: { team: 'PRICING', note: '' } })
  return (
    <Dialog title={t('offers.ask.title')} isOpen onClose={onClose} dismissable={!form.formState.isDirty}>
      <Form
        form={form}
        draft={`offer.ask.${offer}`}
        onSubmit={({ team, note }) => onSubmit(team, note.trim())}
      >
        <p>{t(outside ? 'offers.ask.outside' : 'offers.ask.within')}</p>
        <FormErrors />
        <Field name="team">
          {(field) => (
            <RadioGroup
              label={t('offers.ask.team')}
              options={TEAMS.map((id) => ({
                id,
                label: t(`offers.team.${id}`),
                hint: t(`offers.team.${id}.hint`),
              }))}
              {...field}
            />
          )}
        </Field>
        <Field name="note">
          {(field) => <TextField multiline label={t('offers.ask.note')} isRequired={false} {...field} />}
        </Field>
        <div className="flex justify-end gap-gap">
          <Button onPress={onClose}>{t('offers.cancel')}</Button>
          <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
            {t('offers.ask.send')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
