import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'

interface List<TRow> {
  rows: readonly TRow[]
  loading: boolean
  error: unknown
  retry: () => void
  asOf?: number | undefined
  hasMore?: boolean
  loadingMore?: boolean
  loadMore?: () => void
}

/** A list of the log with all that can happen to one. */
export function Log<TRow>({
  list,
  label,
  children,
}: {
  list: List<TRow>
  label: string
  children: (row: TRow) => ReactNode
}) {
  const t = useText()
  if (list.loading) return <Skeleton />
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.rows.length === 0) return <EmptyState icon="check" title={t('admin.deliveries.none')} />
  return (
    <>
      <OfflineNote asOf={list.asOf} />
      <ul aria-label={label} className="card">
        {list.rows.map(children)}
      </ul>
      {list.hasMore && (
        <div>
          <Button isPending={list.loadingMore ?? false} onPress={() => list.loadMore?.()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </>
  )
}
