import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { TicketCard as TicketDocument } from '../api/ticket'
import { TicketChanged } from '../api/ticketChanged'
import { Conversation } from './Conversation'
import { Facts } from './Facts'
import { History } from './History'
import { TicketHead } from './TicketHead'

/** A ticket seen whole: who waits for what, what was said, what may be done, everything that happened. */
export default function TicketCard({ id }: { id: string }) {
  const t = useText()
  const query = useQuery({ ...read(TicketDocument, { id }), refetchInterval: useFallback() })
  const ticket = query.data?.ticket
  const name = ticket?.subject
  useChanges(TicketChanged, { id }, ['TicketCard'])
  useEffect(() => {
    if (name) document.title = `${name} · Trunkline`
  }, [name])

  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!ticket) return <EmptyState icon="tickets" title={t('tickets.card.gone')} />
  return (
    <article aria-label={ticket.subject} className="@container flex min-h-full flex-col">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <TicketHead ticket={ticket} />
      <div className="grid items-start gap-4 p-4 @3xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Conversation ticket={ticket} files={query.data.attachments.nodes} />
        <div className="flex min-w-0 flex-col gap-4">
          <Facts ticket={ticket} />
          <History ticket={ticket} />
        </div>
      </div>
    </article>
  )
}
