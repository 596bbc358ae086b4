import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { IconName } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { useText } from '@/lib/i18n'

interface NamedOffer {
  id: string
  number: string
}

/** An offer that cannot be worked on here: why, and the way to it or to all of them. */
export function NotHere({ icon, title, offer }: { icon: IconName; title: string; offer?: NamedOffer }) {
  const t = useText()
  return (
    <Page title={t('offers.list.title')} back={<BackLink href="/offers">{t('offers.card.back')}</BackLink>}>
      <EmptyState
        icon={icon}
        title={title}
        action={
          offer && (
            <AppLink href={`/offers/${offer.id}`} className={`${buttonClass('secondary')} text-balance`}>
              {t('offers.card.open', { number: offer.number })}
            </AppLink>
          )
        }
      />
    </Page>
  )
}
