import { Navigate, useRouter } from '@tanstack/react-router'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'
import { shownItems, staffItems } from '../../shell/navigation'

/** The first screen that this person may open: the inbox for most. */
export default function Home() {
  const t = useText()
  const [first] = shownItems(staffItems, useRouter())
  if (first) return <Navigate to={first.to} replace />
  return (
    <EmptyState icon="lock" title={t('app.nothing.title')}>
      {t('app.nothing.text')}
    </EmptyState>
  )
}
