import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { OfferCard as OfferDocument } from '../api/offer'
import { OfferChanged } from '../api/offerChanged'
import { OfferNumbers } from '../api/offerNumbers'
import { agreedTo, isBeingWritten } from '../rules'
import { Followed } from './Followed'
import { Numbers } from './Numbers'
import { OfferHead } from './OfferHead'
import { PricingPanel } from './PricingPanel'
import { RevisionLines } from './RevisionLines'
import { Revisions } from './Revisions'

/** One offer: what to do next, its revisions, what pricing and the customer said. */
export default function OfferCard({ id }: { id: string }) {
  const t = useText()
  const fallback = useFallback()
  const query = useQuery({
    ...read(OfferDocument, { id }),
    refetchInterval: ({ state }) =>
      isBeingWritten(state.data?.offer?.sendings ?? [], Date.now()) ? 1_500 : fallback,
  })
  // The card comes with its numbers: later they would push down what stands below them.
  const numbers = useQuery({ ...read(OfferNumbers, { offer: id }), enabled: can('number:read') })
  useChanges(OfferChanged, { id }, ['OfferCard', 'Offers'])
  const [shown, setShown] = useState<number | null>(null)
  const offer = query.data?.offer
  const title = offer && `${offer.number} ${offer.customer?.name ?? ''}`
  useEffect(() => {
    if (title) document.title = `${title} · Trunkline`
  }, [title])
  if (query.isPending || numbers.isLoading) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!offer) return <EmptyState icon="offers" title={t('offers.card.gone')} />
  const revision = offer.revisions.find((one) => one.number === shown) ?? offer.revisions[0]
  const before = offer.revisions.find((one) => one.number === (revision?.number ?? 0) - 1)
  return (
    <article aria-label={title ?? ''} className="flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <OfferHead offer={offer} />
      <div className="flex flex-col gap-4 p-4">
        <PricingPanel offer={offer} />
        <Revisions
          revisions={offer.revisions}
          selected={revision?.number ?? 1}
          sent={offer.sentRevisionNumber}
          onSelect={setShown}
        />
        {revision && <RevisionLines revision={revision} before={before} agreed={agreedTo(offer, revision)} />}
        <Numbers offer={offer} />
        <Followed offer={offer} />
      </div>
    </article>
  )
}
