import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import type { LeadCardQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { LeadCard as LeadDocument } from '../api/lead'
import { LeadChanged } from '../api/leadChanged'
import { Calls } from './Calls'
import { Facts } from './Facts'
import { History } from './History'
import { LeadHead } from './LeadHead'
import { NextStep } from './NextStep'
import { Others } from './Others'
import { People } from './People'
import { Why } from './Why'

export type CardLead = NonNullable<LeadCardQuery['lead']>

/** A lead seen whole: what to do now, the facts, why it is here, who brought it, everything that happened. */
export default function LeadCard({ id }: { id: string }) {
  const t = useText()
  const query = useQuery({ ...read(LeadDocument, { id }), refetchInterval: useFallback() })
  const lead = query.data?.lead
  const name = lead?.companyName
  useChanges(LeadChanged, { id }, ['LeadCard', 'LeadHistory', 'Leads', 'LeadEntries'])
  useEffect(() => {
    if (name) document.title = `${name} · Trunkline`
  }, [name])

  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!lead) return <EmptyState icon="leads" title={t('leads.card.gone')} />
  return (
    <article aria-label={lead.companyName} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <LeadHead lead={lead} />
      <div className="grid items-start gap-4 p-4 @3xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <NextStep lead={lead} />
          <Facts lead={lead} />
          <People lead={lead} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Calls lead={lead} />
          <Why lead={lead} segments={query.data.segments} />
          <Others lead={lead} />
          <History id={lead.id} />
        </div>
      </div>
    </article>
  )
}
