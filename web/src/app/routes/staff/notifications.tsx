import { Page } from '@/components/ui/Page'
import { Wishes } from '@/features/notifications/components/Wishes'
import { useText } from '@/lib/i18n'

/** How the person wants to hear of things. */
export default function NotificationsScreen() {
  const t = useText()
  return (
    <Page title={t('notifications.wishes')}>
      <Wishes />
    </Page>
  )
}
