import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import type { CustomerCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { CustomerCard as CustomerDocument } from '../api/customer'
import { AccountTeam } from './AccountTeam'
import { Contacts } from './Contacts'
import { CustomerHead } from './CustomerHead'
import { Facts } from './Facts'
import { Flashes } from './Flashes'
import { History } from './History'
import { OpenWork } from './OpenWork'

export type CardCustomer = NonNullable<CustomerCardQuery['customer']>

/** The customer, seen whole: what to do now, facts and people, everything that happened (CUS-01). */
export default function CustomerCard({ id }: { id: string }) {
  const t = useText()
  const query = useQuery(read(CustomerDocument, { id }))
  const customer = query.data?.customer
  const [flashes, setFlashes] = useState(true)
  const name = customer?.name
  useEffect(() => {
    if (name) document.title = `${name} · Trunkline`
  }, [name])

  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!customer) return <EmptyState icon="customers" title={t('customers.card.gone')} />
  return (
    <article aria-label={customer.name} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <CustomerHead customer={customer} flashesOpen={flashes} onFlashes={() => setFlashes((open) => !open)} />
      {flashes && <Flashes customer={customer} />}
      {/* One column: what to do now first. Two: it stands above the history. Three: people, history, what to do. */}
      <div className="grid items-start gap-4 p-4 @2xl:grid-cols-2 @2xl:grid-rows-[auto_1fr] @5xl:grid-cols-[minmax(16rem,1fr)_minmax(20rem,1.4fr)_minmax(15rem,1fr)] @5xl:grid-rows-none">
        <div className="flex min-w-0 flex-col gap-4 @5xl:col-start-3 @5xl:row-start-1">
          <OpenWork customer={customer} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 @2xl:col-start-2 @2xl:row-span-2 @2xl:row-start-1 @5xl:col-start-1 @5xl:row-span-1">
          <Contacts customer={customer} />
          <AccountTeam customer={customer} />
          <Facts customer={customer} />
        </div>
        <div className="min-w-0 @2xl:col-start-1 @2xl:row-start-2 @5xl:col-start-2 @5xl:row-start-1">
          <History id={customer.id} />
        </div>
      </div>
    </article>
  )
}
