import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import type { DeliveryState } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { can } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { readable } from '../../shared/names'
import { AdminDeliveries } from '../api/deliveries'
import { DeliveryRetry } from '../api/deliveryRetry'

const STATES = ['FAILED', 'PENDING'] as const satisfies readonly DeliveryState[]

/** Work behind the scenes that did not succeed, why, and again by hand. */
export function Deliveries() {
  const t = useText()
  const format = useFormat()
  const [state, setState] = useState<(typeof STATES)[number]>('FAILED')
  const variables = { first: 50, filter: { state: [state] } }
  const list = useList(AdminDeliveries, variables, (data) => data.deliveries)
  const retry = useWrite(DeliveryRetry, ['AdminDeliveries'])
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <RadioGroup
        label={t('admin.deliveries.which')}
        hideLabel
        look="segments"
        options={STATES.map((id) => ({ id, label: t(`admin.deliveries.${id}`) }))}
        value={state}
        onChange={(value) => setState(value as (typeof STATES)[number])}
      />
      <OfflineNote asOf={list.asOf} />
      <Refusal error={retry.error} />
      {list.loading && <Skeleton />}
      {Boolean(list.error) && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState icon="check" title={t(`admin.deliveries.none.${state}`)} />
      )}
      {list.rows.length > 0 && (
        <ul className="card">
          {list.rows.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <div className="min-w-60 grow basis-0">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {readable(one.job)}
                  <Status tone={one.state === 'FAILED' ? 'late' : 'info'}>
                    {t('admin.deliveries.attempts', { count: one.attempts })}
                  </Status>
                </p>
                <p className="text-sm text-muted">
                  {one.eventName} · {format.dateTime(one.createdAt)}
                </p>
                {one.error && <p className="text-sm break-words text-late">{one.error}</p>}
              </div>
              {one.state === 'FAILED' && can('delivery:retry') && (
                <Button
                  icon="sync"
                  isPending={retry.isPending && retry.variables?.id === one.id}
                  onPress={() =>
                    void retry
                      .mutateAsync({ id: one.id })
                      .then(() => toast({ text: t('admin.deliveries.retried') }))
                      .catch(() => undefined)
                  }
                >
                  {t('admin.deliveries.retry')}
                </Button>
              )}
            </li>
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
