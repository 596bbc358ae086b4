import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { SignedOut } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { signInByLink } from '@/lib/session'
import { SignInFrame } from './SignInFrame'

/** Opens the single-use link of a mail or text message. */
export default function LinkSignIn() {
  const t = useText()
  const router = useRouter()
  const { token } = useSearch({ from: '/link' })
  const [error, setError] = useState<unknown>(null)
  const used = useRef(false)

  useEffect(() => {
    // The link works once: a second run of this effect must not spend it.
    if (used.current) return
    used.current = true
    signInByLink(token ?? '').then(() => router.navigate({ to: '/portal', replace: true }), setError)
  }, [router, token])

  return (
    <SignInFrame title={t('app.link.title')}>
      {!error && <Skeleton rows={2} />}
      {error instanceof SignedOut && (
        <>
          <p>{t('app.link.used')}</p>
          <Link to="/sign-in" className={buttonClass('primary', true)}>
            {t('app.signIn.submit')}
          </Link>
        </>
      )}
      {Boolean(error) && !(error instanceof SignedOut) && (
        <ErrorState error={error} onRetry={() => location.reload()} />
      )}
    </SignInFrame>
  )
}
