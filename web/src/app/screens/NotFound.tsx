import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'

export function NotFoundScreen() {
  const t = useText()
  return (
    <>
      <h1 className="sr-only">{t('app.notFound.title')}</h1>
      <EmptyState
        icon="search"
        title={t('app.notFound.title')}
        action={
          <Link to="/" className={buttonClass('primary')}>
            {t('app.notFound.home')}
          </Link>
        }
      >
        {t('app.notFound.text')}
      </EmptyState>
    </>
  )
}

/** For an address that belongs to no part of the app, so that nothing stands around it. */
export function NotFoundPage() {
  return (
    <main>
      <NotFoundScreen />
    </main>
  )
}
