import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { SignedOut } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { signInByLink, useSession } from '@/lib/session'
import { ready } from '../guard'
import { SignInFrame } from './SignInFrame'

/** Opens the single-use link of a mail or text message. */
export default function LinkSignIn() {
  const t = useText()
  const router = useRouter()
  const { token } = useSearch({ from: '/link' })
  const [error, setError] = useState<unknown>(null)
  const { user } = useSession()
  const used = useRef(false)

  useEffect(() => {
    // The link works once: a second run of this effect must not spend it.
    if (used.current) return
    used.current = true
    signInByLink(token ?? '').then(
      // Only a path of the portal, whatever the link says.
      (target) => router.navigate({ href: target.startsWith('/portal') ? target : '/portal', replace: true }),
      // Whoever taps the link again is most likely signed in from the first time.
      (failure) => ready().finally(() => setError(failure)),
    )
  }, [router, token])

  return (
    <SignInFrame title={t(error instanceof SignedOut ? 'app.link.oldTitle' : 'app.link.title')}>
      {!error && <Skeleton rows={2} />}
      {error instanceof SignedOut && (
        <>
          <p>{t('app.link.used')}</p>
          {user?.kind === 'PORTAL' ? (
            <>
              <p className="text-muted">{t('app.link.stillIn', { name: user.name })}</p>
              <Link to="/portal" className={buttonClass('primary', true)}>
                {t('app.link.goOn')}
              </Link>
            </>
          ) : (
            <>
              <p className="text-muted">{t('app.link.help')}</p>
              <Link to="/sign-in" className={buttonClass('primary', true)}>
                {t('app.signIn.submit')}
              </Link>
            </>
          )}
        </>
      )}
      {Boolean(error) && !(error instanceof SignedOut) && (
        <ErrorState error={error} onRetry={() => location.reload()} />
      )}
    </SignInFrame>
  )
}
