import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Panel } from '@/components/ui/Panel'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { AdminOperations } from '../api/operations'
import { Alerts } from './Alerts'
import { Failures, Keeping, Processes, Queues } from './Facts'

const Traffic = lateComponent(() => import('./Traffic'))
const Rules = lateComponent(() => import('./Rules'))
const LOOK_MS = 15_000

/** Whether the product runs: one look at everything, again every quarter of a minute. */
export function OperationsPage() {
  const t = useText()
  const format = useFormat()
  const query = useQuery({ ...read(AdminOperations, {}), refetchInterval: LOOK_MS })
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const { operations: overview, alertRules, alertEpisodes, operationRuns } = query.data
  if (!overview) return <EmptyState icon="lock" title={t('admin.nothing')} />
  const past = alertEpisodes.nodes.filter((one) => one.endedAt)
  return (
    <div className="flex max-w-6xl flex-col gap-4">
      <h2 className="sr-only">{t('admin.about.operations')}</h2>
      <OfflineNote asOf={query.dataUpdatedAt} />
      <Alerts overview={overview} rules={alertRules} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Suspense fallback={<Skeleton />}>
          <Traffic overview={overview} />
        </Suspense>
        <Queues overview={overview} />
        <Processes overview={overview} />
        <Keeping overview={overview} runs={operationRuns.nodes} />
        <Failures overview={overview} />
        {past.length > 0 && (
          <Panel title={t('admin.operations.past')}>
            <ul>
              {past.map((one) => (
                <li
                  key={one.id}
                  className="flex min-h-row items-center gap-3 border-t border-line px-4 py-1.5"
                >
                  <span className="min-w-0 grow">
                    <span className="block font-medium">{one.title}</span>
                    <span className="block text-sm text-muted">{format.dayTime(one.beganAt)}</span>
                  </span>
                  <Status tone="good">
                    {format.duration(Date.parse(one.endedAt ?? one.beganAt) - Date.parse(one.beganAt))}
                  </Status>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <Suspense fallback={<Skeleton />}>
        <Rules overview={overview} rules={alertRules} />
      </Suspense>
    </div>
  )
}
