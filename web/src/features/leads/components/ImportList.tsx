import { useInfiniteQuery } from '@tanstack/react-query'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status, type Tone } from '@/components/ui/Status'
import type { LeadImportState } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { readList } from '@/lib/read'
import { LeadImports } from '../api/leadImports'

export const IMPORT_TONE: Record<LeadImportState, Tone> = {
  UPLOADED: 'warn',
  MAPPED: 'info',
  PREVIEWED: 'warn',
  RUNNING: 'info',
  PUBLISHED: 'good',
  UNDONE: 'idle',
  FAILED: 'late',
}

/** Earlier lists, newest first, each with what it brought. */
export function ImportList() {
  const t = useText()
  const format = useFormat()
  const query = useInfiniteQuery(readList(LeadImports, { first: 20 }, (data) => data.leadImports))
  const rows = query.data?.pages.flatMap((page) => page.leadImports.edges.map(({ node }) => node)) ?? []
  return (
    <section aria-labelledby="imports" className="card overflow-hidden">
      <h2 id="imports" className="flex min-h-row items-center border-b border-line px-4 font-semibold">
        {t('leads.import.earlier')}
      </h2>
      <OfflineNote asOf={query.dataUpdatedAt} />
      {query.isPending && <Skeleton rows={3} />}
      {query.isError && !query.data && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && rows.length === 0 && <p className="p-4 text-muted">{t('leads.import.noEarlier')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line last:border-0">
            <AppLink
              href={`/leads/import/${row.id}`}
              className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover"
            >
              <span className="min-w-0 grow basis-52">
                <span className="block truncate font-medium">{row.fileName}</span>
                <span className="block text-sm text-muted" title={format.dateTime(row.createdAt)}>
                  {[t(`leads.channel.${row.channel}`), row.creator?.name, format.relative(row.createdAt)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="num text-sm text-muted">
                {row.newRows + row.joinedRows + row.errorRows > 0
                  ? t('leads.import.counts', {
                      new: format.number(row.newRows),
                      joined: format.number(row.joinedRows),
                      errors: format.number(row.errorRows),
                    })
                  : t('leads.import.rows', { count: row.totalRows })}
              </span>
              <Status tone={IMPORT_TONE[row.state]}>{t(`leads.import.state.${row.state}`)}</Status>
            </AppLink>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="p-3">
          <Button wide isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('leads.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
