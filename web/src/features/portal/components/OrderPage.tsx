import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { PriceSum } from '@/components/ui/PriceSum'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { Steps } from '@/components/ui/Steps'
import type { PortalOrderQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { PortalOrderChanged } from '../api/orderChanged'
import { PortalOrder } from '../api/portalOrder'
import { toAnswer } from '../progress'
import { ORDER_TONES } from '../rules'
import { AnswerInstallation } from './AnswerInstallation'
import { Beside } from './Beside'
import { Lines } from './Lines'
import { stepName, stepsOf, sumWords } from './words'

export interface OrderPageProps {
  id: string
  isNew: boolean
  /** Offers to order the same once more. */
  again: (order: { id: string; number: string }) => ReactNode
}

/** One order: what it waits for, who has it, until when (ORD-07, WEB-05). */
export function OrderPage({ id, isNew, again }: OrderPageProps) {
  const t = useText()
  const query = useQuery({ ...read(PortalOrder, { id }), refetchInterval: useFallback() })
  useChanges(PortalOrderChanged, { id }, ['PortalOrder'])
  const order = query.data?.order
  return (
    <Page
      back={<BackLink href="/portal/orders">{t('portal.orders.title')}</BackLink>}
      title={order ? t('portal.order.title', { number: order.number }) : t('portal.orders.title')}
    >
      <div className="flex max-w-6xl flex-col gap-4">
        <OfflineNote asOf={query.dataUpdatedAt} />
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !order && <EmptyState icon="orders" title={t('portal.order.gone')} />}
        {order && isNew && (
          <Banner tone="good" title={t('portal.order.thanks', { number: order.number })}>
            {t('portal.order.thanksHelp')}
          </Banner>
        )}
        {order && <Body order={order} again={order.viewerCan.again.allowed ? again(order) : null} />}
      </div>
    </Page>
  )
}

type Order = NonNullable<PortalOrderQuery['order']>

function Body({ order, again }: { order: Order; again: ReactNode }) {
  const t = useText()
  const format = useFormat()
  const { monthlyNet, monthlyVat, oneTimeNet, oneTimeVat } = order
  const waiting = order.viewerCan.answer.allowed ? toAnswer(order) : []
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Status tone={ORDER_TONES[order.status]}>{t(`portal.order.status.${order.status}`)}</Status>
        <span className="inline-block text-muted first-letter:uppercase">
          {t('portal.order.since', { day: format.date(order.createdAt) })}
        </span>
        {order.contract && (
          <span className="text-muted">{t('portal.contract.title', { number: order.contract.number })}</span>
        )}
        <span className="ml-auto" data-print="none">
          {again}
        </span>
      </div>
      {order.status === 'CANCELLED' && (
        <Banner tone="idle" title={t('portal.order.cancelled')}>
          {order.cancelReason}
        </Banner>
      )}
      {waiting.map((activity) => (
        <section
          key={activity.id}
          aria-label={stepName(activity, t)}
          className="flex flex-wrap items-center gap-3 rounded-card bg-warn-soft p-4"
        >
          <p className="min-w-52 grow basis-0">
            <span className="block text-lg font-semibold">{t('portal.install.ready')}</span>
            <span className="block">
              {t('portal.install.readyHelp')}
              {activity.dueAt && ` ${t('portal.install.until', { day: format.date(activity.dueAt) })}`}
            </span>
          </p>
          <AnswerInstallation activity={activity} number={order.number} />
        </section>
      ))}
      <Beside
        aside={
          <>
            <Lines lines={order.lines} />
            {monthlyNet && monthlyVat && oneTimeNet && oneTimeVat && (
              <section aria-label={t('portal.sum')} className="card p-4">
                <PriceSum
                  label={t('portal.sum')}
                  monthly={{ net: monthlyNet, vat: monthlyVat }}
                  oneTime={{ net: oneTimeNet, vat: oneTimeVat }}
                  words={sumWords(t)}
                  settled
                />
              </section>
            )}
            {order.note && (
              <p>
                <span className="block text-sm text-muted">{t('portal.order.note')}</span>
                {order.note}
              </p>
            )}
          </>
        }
      >
        {order.status === 'SUBMITTED' && (
          <section className="card p-4">
            <Steps
              label={t('portal.orders.progress')}
              steps={[
                {
                  id: 'ordered',
                  label: t('portal.step.ordered'),
                  state: 'done',
                  when: format.dateTime(order.createdAt),
                },
                { id: 'starting', label: t('portal.step.starting'), state: 'now' },
              ]}
            />
          </section>
        )}
        {order.processes.map((process) => {
          const billed = order.billing.filter(({ processKey }) => processKey === process.key)
          return (
            <section key={process.id} aria-labelledby={process.id} className="card p-4">
              <h2 id={process.id} className="mb-3 text-lg">
                {process.name}
              </h2>
              <Steps label={process.name} steps={stepsOf(process.activities, t, format)} down />
              {process.activities.map(
                ({ id, tracking }) =>
                  tracking && (
                    <p key={id} className="num mt-3">
                      {t('portal.order.tracking', { number: tracking })}
                    </p>
                  ),
              )}
              {billed.map(({ id, stage, acknowledgedAt }) => (
                <p key={id} className="mt-3 flex items-center gap-2 text-good">
                  {t(stage === 'rfb_2' ? 'portal.order.billedAll' : 'portal.order.billed', {
                    day: format.date(acknowledgedAt),
                  })}
                </p>
              ))}
            </section>
          )
        })}
      </Beside>
    </>
  )
}
