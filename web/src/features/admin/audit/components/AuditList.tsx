import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { AdminAudit } from '../api/entries'
import { type AuditSearch, filterOf } from '../rules'
import { AuditEntry } from './AuditEntry'

/** Who saw and changed what, the latest first. */
export function AuditList({ search }: { search: AuditSearch }) {
  const t = useText()
  const list = useList(AdminAudit, { first: 50, filter: filterOf(search) }, (data) => data.auditEntries)
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <OfflineNote asOf={list.asOf} />
      {list.loading && <Skeleton />}
      {Boolean(list.error) && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState icon="eye" title={t('admin.audit.none')} />
      )}
      {list.rows.length > 0 && (
        <ul className="card" aria-busy={list.refreshing}>
          {list.rows.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} asked={search.customer} />
          ))}
        </ul>
      )}
      {list.hasMore && (
        <div>
          <Button isPending={list.loadingMore} onPress={list.loadMore}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
