import { valibotResolver } from '@hookform/resolvers/valibot'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { useText } from '@/lib/i18n'
import { askForReset } from '@/lib/session'
import { requiredText } from '@/lib/validate'

const schema = v.object({ login: requiredText })

/** Has a link sent; what is said does not depend on whether there is such an account (WEB-02). */
export function AskForReset({ login }: { login: string | undefined }) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  const form = useForm({ resolver: valibotResolver(schema), defaultValues: { login: login ?? '' } })
  if (asked)
    return (
      <>
        <Banner tone="good" title={t('password.sent')}>
          {t('password.sentText')}
        </Banner>
        <Link to="/sign-in" className={buttonClass('primary', true)}>
          {t('password.back')}
        </Link>
      </>
    )
  return (
    <Form
      form={form}
      draft={null}
      onSubmit={async (values) => {
        await askForReset(values.login)
        setAsked(true)
      }}
    >
      <p className="text-muted">{t('password.forgotText')}</p>
      <FormErrors />
      <Field name="login">
        {(field) => (
          <TextField label={t('password.login')} autoComplete="username" inputMode="email" {...field} />
        )}
      </Field>
      <Button type="submit" look="primary" wide isPending={form.formState.isSubmitting}>
        {t('password.send')}
      </Button>
      <Link to="/sign-in" className={buttonClass('quiet', true)}>
        {t('password.back')}
      </Link>
    </Form>
  )
}
