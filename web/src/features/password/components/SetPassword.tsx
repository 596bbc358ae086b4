import { valibotResolver } from '@hookform/resolvers/valibot'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { Form, FormErrors } from '@/components/ui/Form'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { resetPassword } from '@/lib/session'
import { newPassword } from '../rules'
import { PasswordField } from './PasswordField'

type Outcome = 'set' | 'old' | null

/** The page of the mail's link, which works once and for an hour. */
export function SetPassword({ token }: { token: string | undefined }) {
  const t = useText()
  const [outcome, setOutcome] = useState<Outcome>(token ? null : 'old')
  const form = useForm({ resolver: valibotResolver(newPassword), defaultValues: { password: '', again: '' } })
  const submit = async ({ password }: { password: string }) => {
    try {
      await resetPassword(token ?? '', password)
      setOutcome('set')
    } catch (error) {
      if (!(error instanceof Refused && error.has('link-refused'))) throw error
      setOutcome('old')
    }
  }
  if (outcome === 'set')
    return (
      <>
        <Banner tone="good" title={t('password.changed')}>
          {t('password.everywhere')}
        </Banner>
        <Link to="/sign-in" className={buttonClass('primary', true)}>
          {t('password.signIn')}
        </Link>
      </>
    )
  if (outcome === 'old')
    return (
      <>
        <Banner tone="warn" title={t('password.old')}>
          {t('password.oldText')}
        </Banner>
        <Link to="/forgot" className={buttonClass('primary', true)}>
          {t('password.askAgain')}
        </Link>
      </>
    )
  return (
    <Form form={form} draft={null} onSubmit={submit}>
      <FormErrors />
      <PasswordField
        name="password"
        label={t('password.wanted')}
        description={t('password.help')}
        autoComplete="new-password"
      />
      <PasswordField name="again" label={t('password.again')} autoComplete="new-password" />
      <Button type="submit" look="primary" wide isPending={form.formState.isSubmitting}>
        {t('password.set')}
      </Button>
    </Form>
  )
}
