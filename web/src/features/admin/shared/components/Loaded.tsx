import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'

/** What was read, or that it is on its way, or why it did not come; without a line what is stored here, and since when. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}) {
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton />
    )
  }
  return (
    <>
      <OfflineNote asOf={query.dataUpdatedAt} />
      {children(query.data)}
    </>
  )
}
