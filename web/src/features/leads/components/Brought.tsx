import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status, type Tone } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { msg, useText } from '@/lib/i18n'
import { readList } from '@/lib/read'
import { LeadEntries } from '../api/leadEntries'

const PROGRESS = {
  RECEIVED: { tone: 'idle' as Tone, text: msg('leads.progress.RECEIVED') },
  STARTED: { tone: 'info' as Tone, text: msg('leads.progress.STARTED') },
  CLOSED: { tone: 'good' as Tone, text: msg('leads.progress.CLOSED') },
}

/** What one has brought, and as much of what became of it as one is told (LEA-06, LEA-09). */
export default function Brought({ create }: { create: ReactNode }) {
  const t = useText()
  const format = useFormat()
  const query = useInfiniteQuery(readList(LeadEntries, { first: 30 }, (data) => data.myLeadEntries))
  const rows = query.data?.pages.flatMap((page) => page.myLeadEntries.edges.map(({ node }) => node)) ?? []
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <OfflineNote asOf={query.dataUpdatedAt} />
      {query.isPending && <Skeleton rows={6} />}
      {query.isError && !query.data && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && (
        <EmptyState icon="leads" title={t('leads.brought.empty')} action={create} />
      )}
      <ul aria-label={t('leads.who.brought')}>
        {rows.map((row) => {
          const { tone, text } = PROGRESS[row.progress as keyof typeof PROGRESS] ?? PROGRESS.RECEIVED
          return (
            <li
              key={row.id}
              className="flex min-h-row flex-col justify-center gap-1 border-b border-line px-4 py-2.5"
            >
              <span className="flex items-center justify-between gap-3">
                <span className="min-w-0 truncate font-semibold">{row.companyName}</span>
                <Status tone={tone}>{t(text)}</Status>
              </span>
              <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <span>{t(`leads.channel.${row.channel}`)}</span>
                <span title={format.dateTime(row.createdAt)}>{format.relative(row.createdAt)}</span>
                {row.lead && (
                  <AppLink
                    href={`/leads/${row.lead.id}`}
                    className="num inline-flex min-h-control items-center text-accent underline-offset-2 hover:underline"
                  >
                    {row.lead.number}
                  </AppLink>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {query.hasNextPage && (
        <div className="p-4">
          <Button wide isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
