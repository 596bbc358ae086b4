import { Panel } from '@/components/ui/Panel'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { CardOrder } from '../rules'

/** What billing has acknowledged: its cycle runs from there, step by step (ORD-04). */
export function Billing({ order }: { order: CardOrder }) {
  const t = useText()
  const format = useFormat()
  const nameOf = ({ processKey, stage }: { processKey: string; stage: string }) =>
    order.processes.find(({ key }) => key === processKey)?.activities.find(({ key }) => key === stage)?.name
  return (
    <Panel title={t('orders.billing')}>
      {order.billing.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t('orders.billing.none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {order.billing.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <span className="min-w-0 basis-48 grow">
                {nameOf(one) ?? one.stage}
                <span className="num block text-sm text-muted">
                  {t('orders.billing.customer', { id: one.billingCustomerId })}
                </span>
              </span>
              <Status tone="good">
                {t('orders.billing.since', { at: format.dateTime(one.acknowledgedAt) })}
              </Status>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
