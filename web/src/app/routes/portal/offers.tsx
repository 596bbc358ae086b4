import { useParams } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { OfferList } from '@/features/portal/components/Lists'
import { OfferPage } from '@/features/portal/components/OfferPage'
import { useText } from '@/lib/i18n'

export default function OffersScreen() {
  const t = useText()
  const { id } = useParams({ strict: false }) as { id?: string }
  if (id) return <OfferPage key={id} id={id} />
  return (
    <Page title={t('portal.offers.title')}>
      <div className="max-w-3xl">
        <OfferList />
      </div>
    </Page>
  )
}
