import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { toast } from '@/components/ui/Toast'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read, useList } from '@/lib/read'
import { can } from '@/lib/session'
import { useWrite } from '@/lib/write'
import { Refusal } from '../../shared/components/Refusal'
import { readable } from '../../shared/names'
import { AdminDeliveries } from '../api/deliveries'
import { DeliveriesRetry } from '../api/deliveriesRetry'
import { DeliveryRetry } from '../api/deliveryRetry'
import { AdminFailed } from '../api/failed'
import type { STATES } from '../kinds'
import { Again } from './Again'
import { Entry } from './Entry'
import { GiveUp } from './GiveUp'
import { Log } from './Log'

const TOUCHED = ['AdminDeliveries', 'AdminFailed']

export interface JobsProps {
  state: (typeof STATES)['jobs'][number]
  since?: string | undefined
}

/** Events on their way to the jobs that follow from them. */
export default function Jobs({ state, since }: JobsProps) {
  const t = useText()
  const format = useFormat()
  const [leaving, setLeaving] = useState<string | null>(null)
  const filter = { state: [state], since }
  const list = useList(AdminDeliveries, { first: 50, filter }, (data) => data.deliveries)
  const failed = useQuery(read(AdminFailed, { filter: { state: ['FAILED'], since } }))
  const count = failed.data?.deliveries.totalCount ?? 0
  const retry = useWrite(DeliveryRetry, TOUCHED)
  const all = useWrite(DeliveriesRetry, TOUCHED)
  const may = can('delivery:retry')
  return (
    <>
      <Refusal error={retry.error ?? all.error} />
      {state === 'FAILED' && may && count > 1 && (
        <div>
          <Button
            icon="sync"
            isPending={all.isPending}
            onPress={() =>
              void all
                .mutateAsync({ since })
                .then((done) => toast({ text: t('admin.deliveries.retriedAll', { count: done.count ?? 0 }) }))
                .catch(() => undefined)
            }
          >
            {t('admin.deliveries.retryAll', { count })}
          </Button>
        </div>
      )}
      <Log list={list} label={t('admin.deliveries.show.jobs')}>
        {(one) => (
          <Entry
            key={one.id}
            title={readable(one.job)}
            state={one.state}
            note={[
              one.eventName,
              format.dateTime(one.createdAt),
              t('admin.deliveries.attempts', { count: one.attempts }),
              one.state === 'PENDING' && t('admin.deliveries.next', { time: format.dayTime(one.nextAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            problem={one.reason ?? one.problem}
            detail={one.error}
          >
            {(one.state === 'FAILED' || one.state === 'GIVEN_UP') && <Again id={one.id} write={retry} />}
            {(one.state === 'FAILED' || one.state === 'PENDING') && may && (
              <Button look="quiet" onPress={() => setLeaving(one.id)}>
                {t('admin.deliveries.giveUp')}
              </Button>
            )}
          </Entry>
        )}
      </Log>
      {leaving && <GiveUp id={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
