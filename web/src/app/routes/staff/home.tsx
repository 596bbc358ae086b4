import { useRouter } from '@tanstack/react-router'
import { AppLink } from '@/components/ui/AppLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { InboxNextList } from '@/features/inbox/components/InboxNextList'
import { useText } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { shownItems, staffItems } from '../../shell/navigation'

/** What matters now: my inbox by deadline, and the ways to everything else that this person may open. */
export default function Home() {
  const t = useText()
  const { user } = useSession()
  const places = shownItems(staffItems, useRouter())
  if (places.length === 0) {
    return (
      <EmptyState icon="lock" title={t('app.nothing.title')}>
        {t('app.nothing.text')}
      </EmptyState>
    )
  }
  return (
    <Page title={t('app.home.title', { name: user?.name ?? '' })}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        {places.some(({ to }) => to === '/inbox') && <InboxNextList />}
        <nav
          aria-label={t('app.home.places')}
          className="grid grid-cols-2 gap-gap sm:grid-cols-3 lg:grid-cols-2"
        >
          {places.map(({ to, label, icon }) => (
            <AppLink
              key={to}
              href={to}
              className="card flex min-h-20 flex-col justify-between gap-2 p-3 font-medium hover:bg-hover"
            >
              <Icon name={icon} size={22} className="text-accent" />
              {t(label)}
            </AppLink>
          ))}
        </nav>
      </div>
    </Page>
  )
}
