import { valibotResolver } from '@hookform/resolvers/valibot'
import { useForm } from 'react-hook-form'
import type * as v from 'valibot'
import { Button } from '@/components/ui/Button'
import { Form, FormErrors } from '@/components/ui/Form'
import { toast } from '@/components/ui/Toast'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { useWrite } from '@/lib/write'
import { PasswordChange } from '../api/passwordChange'
import { changedPassword } from '../rules'
import { PasswordField } from './PasswordField'

const EMPTY = { present: '', password: '', again: '' }

/** The own password changed by who knows it; all other devices are signed out (ACC-04). */
export function ChangePassword() {
  const t = useText()
  const form = useForm({ resolver: valibotResolver(changedPassword), defaultValues: EMPTY })
  const change = useWrite(PasswordChange)
  const submit = async ({ present, password }: v.InferOutput<typeof changedPassword>) => {
    await change.mutateAsync({ present, wanted: password }).catch(atTheField)
    form.reset(EMPTY)
    toast({ text: t('password.changed') })
  }
  return (
    <Form form={form} draft={null} onSubmit={submit}>
      <FormErrors />
      <PasswordField name="present" label={t('password.present')} autoComplete="current-password" />
      <PasswordField
        name="password"
        label={t('password.wanted')}
        description={t('password.help')}
        autoComplete="new-password"
      />
      <PasswordField name="again" label={t('password.again')} autoComplete="new-password" />
      <p className="text-sm text-muted">{t('password.others')}</p>
      <Button type="submit" look="primary" isPending={form.formState.isSubmitting}>
        {t('password.change')}
      </Button>
    </Form>
  )
}

/** The API calls the new one "wanted". */
function atTheField(error: unknown): never {
  if (!(error instanceof Refused)) throw error
  throw new Refused(
    error.errors.map((one) => (one.path?.[0] === 'wanted' ? { ...one, path: ['password'] } : one)),
  )
}
