import { valibotResolver } from '@hookform/resolvers/valibot'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Field, Form, FormErrors } from '@/components/ui/Form'
import { TextField } from '@/components/ui/TextField'
import { demoLogins } from '@/lib/demo'
import { Refused, SignedOut } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { signIn } from '@/lib/session'
import { requiredText } from '@/lib/validate'
import { SignInFrame } from './SignInFrame'

const schema = v.object({ login: requiredText, password: v.pipe(v.string(), v.nonEmpty('ui.required')) })

export default function SignIn() {
  const t = useText()
  const { language } = usePreferences()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const form = useForm({ resolver: valibotResolver(schema), defaultValues: { login: '', password: '' } })
  // The route has asked for them: they are there with the page, and nothing moves under a finger.
  const { data: demo = [] } = useQuery(demoLogins)

  const submit = async ({ login, password }: v.InferOutput<typeof schema>) => {
    try {
      const user = await signIn(login, password)
      const own = user.kind === 'STAFF' ? '/' : '/portal'
      // Only a path of this app, never an address that someone put into a link.
      router.history.push(next?.startsWith('/') && !next.startsWith('//') ? next : own)
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error
      throw new Refused([{ message: t('app.signIn.wrong'), code: 'wrong-login' }])
    }
  }

  return (
    <SignInFrame title={t('app.signIn.title')}>
      <Form form={form} draft={null} onSubmit={submit}>
        <FormErrors />
        <Field name="login">
          {(field) => (
            <TextField label={t('app.signIn.login')} autoComplete="username" inputMode="email" {...field} />
          )}
        </Field>
        <Field name="password">
          {(field) => (
            <TextField
              label={t('app.signIn.password')}
              type="password"
              autoComplete="current-password"
              {...field}
            />
          )}
        </Field>
        <Button type="submit" look="primary" wide isPending={form.formState.isSubmitting}>
          {t('app.signIn.submit')}
        </Button>
        <Button
          look="quiet"
          wide
          onPress={() => {
            const login = form.getValues('login').trim()
            void router.navigate({ to: '/forgot', search: login ? { login } : {} })
          }}
        >
          {t('app.signIn.forgot')}
        </Button>
      </Form>
      {demo.length > 0 && (
        <section aria-labelledby="demo" className="border-t border-line pt-4">
          <h2 id="demo" className="text-base font-semibold">
            {t('app.signIn.demo')}
          </h2>
          <p className="mb-2 text-sm text-muted">{t('app.signIn.demoHelp')}</p>
          <ul className="card max-h-80 divide-y divide-line overflow-y-auto">
            {demo.map((login) => (
              <li key={login.login}>
                <button
                  type="button"
                  onClick={() => {
                    form.reset({ login: login.login, password: login.password })
                    void form.handleSubmit(submit)()
                  }}
                  className="flex min-h-row w-full items-center gap-3 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
                >
                  <Avatar name={login.name} />
                  <span className="min-w-0 grow">
                    <span className="block truncate font-medium">{login.name}</span>
                    <span className="block truncate text-sm text-muted">
                      {login.role[language] ?? login.role.en} · {login.branch}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </SignInFrame>
  )
}
