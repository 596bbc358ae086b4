import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/ui/Banner'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import type { LeadImportQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { LeadImport } from '../api/leadImport'
import { LeadImportChanged } from '../api/leadImportChanged'
import { isReadable, isWorking, type Reading, readingOf } from '../importing'
import { IMPORT_TONE } from './ImportList'
import { ImportRows } from './ImportRows'
import { ImportSettle } from './ImportSettle'
import { ReadingForm } from './ReadingForm'

export type ImportData = NonNullable<LeadImportQuery['leadImport']>

/** One list from the first look to its leads, and back. */
export default function ImportCard({ id }: { id: string }) {
  const t = useText()
  const query = useQuery({ ...read(LeadImport, { id }), refetchInterval: useFallback() })
  const found = query.data?.leadImport
  useFollowing(id, found ?? undefined)
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!found) return <EmptyState icon="upload" title={t('leads.import.gone')} />
  return <Opened key={`${found.id}${found.version}`} found={found} asOf={query.dataUpdatedAt} />
}

/** Follows the work, and asks for everything that it changes once it is done. */
function useFollowing(id: string, found: ImportData | undefined) {
  const client = useQueryClient()
  const state = found?.state
  useChanges(LeadImportChanged, { id }, ['LeadImport'])
  useEffect(() => {
    if (!state || isWorking(state)) return
    for (const name of ['LeadImportRows', 'LeadImports', 'Leads', 'LeadColumn'])
      void client.invalidateQueries({ queryKey: [name] })
  }, [client, state])
}

function Opened({ found, asOf }: { found: ImportData; asOf: number }) {
  const t = useText()
  const format = useFormat()
  const [reading, setReading] = useState<Reading>(() => readingOf(found))
  const { state, stagedRows, totalRows, publishedRows } = found
  const good = found.newRows + found.joinedRows
  const counted = (done: number, total: number) => ({
    done: format.number(done),
    total: format.number(total),
  })
  return (
    <div className="flex flex-col gap-4">
      <OfflineNote asOf={asOf} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 text-lg font-semibold break-all">{found.fileName}</h2>
        <Status tone={IMPORT_TONE[state]}>{t(`leads.import.state.${state}`)}</Status>
        <span className="text-sm text-muted">
          {[
            t(`leads.channel.${found.channel}`),
            t('leads.import.rows', { count: totalRows }),
            found.creator?.name,
            format.dateTime(found.createdAt),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {state === 'MAPPED' && (
        <ProgressBar
          label={t('leads.import.reading')}
          value={totalRows ? stagedRows / totalRows : 0}
          detail={t('leads.import.progress', counted(stagedRows, totalRows))}
        />
      )}
      {state === 'RUNNING' && (
        <>
          <ProgressBar
            label={t('leads.import.running')}
            value={good ? publishedRows / good : 0}
            detail={t('leads.import.progress', counted(publishedRows, good))}
          />
          <p className="text-sm text-muted">{t('leads.import.runningText')}</p>
        </>
      )}
      {state === 'FAILED' && (
        <Banner tone="late" title={t('leads.import.failed')}>
          {publishedRows > 0
            ? t('leads.import.failedPart', counted(publishedRows, good))
            : t('leads.import.failedText')}
        </Banner>
      )}
      {state === 'UNDONE' && (
        <Banner tone="info" title={t('leads.import.undone')}>
          {found.undoneAt && format.dateTime(found.undoneAt)}
        </Banner>
      )}
      <ImportSettle found={found} changed={reading} />
      {isReadable(found) && <ReadingForm found={found} reading={reading} onChange={setReading} />}
      {(stagedRows > 0 || state === 'PUBLISHED') && (
        <ImportRows
          found={found}
          mapping={reading.mapping}
          onMapping={isReadable(found) ? (mapping) => setReading({ ...reading, mapping }) : undefined}
        />
      )}
    </div>
  )
}
