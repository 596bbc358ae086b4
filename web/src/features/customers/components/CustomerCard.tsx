import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import type { CustomerCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useMaking } from '@/lib/outbox/outbox'
import { read } from '@/lib/read'
import { CustomerCard as CustomerDocument } from '../api/customer'
import { CustomerOpenWork } from '../api/openWork'
import { AccountTeam } from './AccountTeam'
import { Contacts } from './Contacts'
import { CustomerHead } from './CustomerHead'
import { Facts } from './Facts'
import { Flashes } from './Flashes'
import { History } from './History'
import { KeptCustomer, type KeptShown } from './KeptCustomer'
import { OpenWork } from './OpenWork'

export type CardCustomer = NonNullable<CustomerCardQuery['customer']>

/*
 * Wide: who it is, what happened, what to do now. Narrower: what to do stands above what happened, facts beside them.
 * One column: what to do and whom to call first, what happened, the rest.
 */
const COLUMN = 'flex min-w-0 flex-col gap-3'
const COLUMNS =
  'grid items-start gap-3 @2xl/columns:grid-cols-[minmax(0,1.5fr)_minmax(16rem,1fr)] @2xl/columns:grid-rows-[auto_1fr] ' +
  '@4xl/columns:grid-cols-[minmax(16rem,1fr)_minmax(20rem,1.7fr)_minmax(16rem,1fr)] @4xl/columns:grid-rows-none'
const FACTS =
  '@2xl/columns:col-start-2 @2xl/columns:row-span-2 @2xl/columns:row-start-1 @4xl/columns:col-start-1 @4xl/columns:row-span-1'
const STORY =
  '@2xl/columns:col-start-1 @2xl/columns:row-start-2 @4xl/columns:col-start-2 @4xl/columns:row-start-1'

export interface CustomerCardProps {
  id: string
  /** Writes into the history. */
  composer?: (customer: CardCustomer) => ReactNode
}

/** The customer, seen whole: what to do now, facts and people, everything that happened (CUS-01). */
export default function CustomerCard({ id, composer }: CustomerCardProps) {
  const t = useText()
  const making = useMaking(id)
  const query = useQuery({ ...read(CustomerDocument, { id }), enabled: !making })
  // What is open is asked for at the same time, and the card comes with it: nothing below it jumps.
  const open = useQuery({ ...read(CustomerOpenWork, { id }), enabled: !making })
  const customer = query.data?.customer
  const [flashes, setFlashes] = useState(true)
  const name = customer?.name
  useEffect(() => {
    if (name) document.title = `${name} · Trunkline`
  }, [name])

  if (making) return <KeptCustomer id={id} shown={making.shown as KeptShown} />
  if (query.isPending || open.isLoading) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!customer) return <EmptyState icon="customers" title={t('customers.card.gone')} />
  return (
    <article aria-label={customer.name} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <CustomerHead customer={customer} flashesOpen={flashes} onFlashes={() => setFlashes((open) => !open)} />
      {flashes && <Flashes customer={customer} />}
      <div className="@container/columns grow p-3">
        <div className={COLUMNS}>
          <div className={`${COLUMN} @4xl/columns:col-start-3 @4xl/columns:row-start-1`}>
            <OpenWork customer={customer} />
          </div>
          <div className={`contents min-w-0 flex-col gap-3 @2xl/columns:flex ${FACTS}`}>
            <Contacts customer={customer} />
            <div className={`order-last ${COLUMN}`}>
              <Facts customer={customer} />
              <AccountTeam customer={customer} />
            </div>
          </div>
          <div className={`min-w-0 ${STORY}`}>
            <History id={customer.id} composer={composer?.(customer)} />
          </div>
        </div>
      </div>
    </article>
  )
}
