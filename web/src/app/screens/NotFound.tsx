import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'

export function NotFoundScreen() {
  const t = useText()
  return (
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
  )
}
