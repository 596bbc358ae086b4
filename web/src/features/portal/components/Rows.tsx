import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import { UnsentNote } from '@/components/ui/UnsentNote'
import { useText } from '@/lib/i18n'
import type { useList } from '@/lib/read'

interface RowsProps<TRow extends { id: string }> {
  label: string
  list: Omit<ReturnType<typeof useList>, 'rows' | 'first'> & { rows: readonly TRow[] }
  href: (row: TRow) => string
  empty: ReactNode
  /** Operations that add to the list, see `DataList`. */
  unsent?: readonly string[]
  /** What can be done with a row without opening it. */
  action?: (row: TRow) => ReactNode
  children: (row: TRow) => ReactNode
}

/** A customer's list is short: plain rows, the older ones on demand. */
export function Rows<TRow extends { id: string }>(props: RowsProps<TRow>) {
  const { label, list, href, empty, action, children, unsent = [] } = props
  const t = useText()
  if (list.loading) return <Skeleton rows={5} />
  if (list.error)
    return (
      <>
        <UnsentNote operations={unsent} />
        <ErrorState error={list.error} onRetry={list.retry} />
      </>
    )
  if (list.rows.length === 0)
    return (
      <>
        <UnsentNote operations={unsent} />
        {empty}
      </>
    )
  return (
    <div className="flex flex-col gap-3">
      <OfflineNote asOf={list.asOf} />
      <UnsentNote operations={unsent} />
      <ul aria-label={label} className="card divide-y divide-line overflow-hidden">
        {list.rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center">
            <AppLink
              href={href(row)}
              className="min-h-row min-w-60 grow basis-0 px-4 py-3 -outline-offset-2 hover:bg-hover"
            >
              {children(row)}
            </AppLink>
            {action && <div className="px-4 pb-3 empty:hidden sm:pt-3 sm:pl-0">{action(row)}</div>}
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <div className="self-center">
          <Button onPress={list.loadMore} isPending={list.loadingMore}>
            {t('portal.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
