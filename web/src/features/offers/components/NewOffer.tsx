import { useQuery } from '@tanstack/react-query'
import { BackLink } from '@/components/ui/BackLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useMaking } from '@/lib/outbox/outbox'
import { read } from '@/lib/read'
import { OfferCustomer } from '../api/offerCustomer'
import { newDraft } from '../stored'
import { Builder, type BuilderCustomer } from './Builder'
import { CustomerPicker } from './CustomerPicker'

/** A customer that was entered on this device and is not sent yet. */
interface Unsent {
  name: string
  segment: BuilderCustomer['segment']
  branch: BuilderCustomer['branch']
}

export interface NewOfferProps {
  customerId: string | undefined
  leadId: string | undefined
  onCustomer: (id: string) => void
}

/** A new offer: for whom, unless that is known, then the lines. */
export default function NewOffer({ customerId, leadId, onCustomer }: NewOfferProps) {
  const t = useText()
  if (customerId) return <ForCustomer customerId={customerId} leadId={leadId} />
  return (
    <Page title={t('offers.new.title')} back={<BackLink href="/offers">{t('offers.list.title')}</BackLink>}>
      <div className="card max-w-3xl p-4 sm:p-5">
        <CustomerPicker label={t('offers.new.customer')} withUnsent onChoose={onCustomer} />
      </div>
    </Page>
  )
}

function ForCustomer({ customerId, leadId }: { customerId: string; leadId: string | undefined }) {
  const t = useText()
  const making = useMaking(customerId)
  const query = useQuery({ ...read(OfferCustomer, { id: customerId }), enabled: !making })
  if (making) {
    const { name, segment, branch } = making.shown as Unsent
    return (
      <Builder
        key={customerId}
        customer={{ id: customerId, name, segment, branch }}
        offer={null}
        name={newDraft(customerId, leadId)}
        leadId={leadId}
        unsent
      />
    )
  }
  const customer = query.data?.customer
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!customer) return <EmptyState icon="customers" title={t('offers.new.noCustomer')} />
  return (
    <Builder
      key={customerId}
      customer={customer}
      offer={null}
      name={newDraft(customerId, leadId)}
      leadId={leadId}
    />
  )
}
