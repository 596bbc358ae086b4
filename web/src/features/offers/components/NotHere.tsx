import { BackLink } from '@/components/ui/BackLink'
import { EmptyState } from '@/components/ui/EmptyState'
import type { IconName } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { useText } from '@/lib/i18n'

/** An offer that cannot be worked on here: why, and the way back. */
export function NotHere({ icon, title }: { icon: IconName; title: string }) {
  const t = useText()
  return (
    <Page title={t('offers.list.title')} back={<BackLink href="/offers">{t('offers.card.back')}</BackLink>}>
      <EmptyState icon={icon} title={title} />
    </Page>
  )
}
