import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { OfferCard } from '../api/offer'
import { Builder } from './Builder'
import { useShop } from './Catalogue'
import { NotHere } from './NotHere'

/** An offer that exists, opened for changes. */
export default function EditOffer({ id }: { id: string }) {
  const t = useText()
  const query = useQuery(read(OfferCard, { id }))
  const offer = query.data?.offer
  const shop = useShop(offer?.customer?.branch?.code ?? '')
  if (query.isPending || shop.isLoading) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!offer?.customer) return <NotHere icon="offers" title={t('offers.card.gone')} />
  if (!offer.viewerCan.edit.allowed)
    return <NotHere icon="lock" offer={offer} title={offer.viewerCan.edit.reason ?? t('offers.card.gone')} />
  return <Builder key={id} customer={offer.customer} offer={offer} name={id} />
}
