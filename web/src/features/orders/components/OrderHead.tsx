import { useRouter, useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { CardHead } from '@/components/ui/CardHead'
import { Clock } from '@/components/ui/Clock'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can } from '@/lib/session'
import { type CardOrder, clockOf, costs, toneOf, waitingOn } from '../rules'

const CancelDialog = lateComponent(() => import('./CancelDialog'))

/** One line: whose it is, where it stands, what it is worth, until when the next thing is due. */
export function OrderHead({ order }: { order: CardOrder }) {
  const t = useText()
  const router = useRouter()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const [cancelling, setCancelling] = useState(false)
  const { customer, contract, viewerCan } = order
  const waits = waitingOn(order.processes)
  const clock = waits && waits.state !== 'FAILED' ? clockOf(waits) : null
  const go = (to: string) => () => router.history.push(to)
  const sending = useSendAction({ id: order.id, number: order.number, branch: order.customer?.branch })
  const actions: MenuAction[] = [
    ...(customer && can('customer:read')
      ? [
          {
            id: 'customer',
            label: t('orders.openCustomer'),
            icon: 'customers' as const,
            onAction: go(`/customers/${customer.id}`),
          },
        ]
      : []),
    ...(contract && can('contract:read')
      ? [
          {
            id: 'contract',
            label: t('orders.openContract', { number: contract.number }),
            icon: 'file' as const,
            onAction: go(`/contracts/${contract.id}`),
          },
        ]
      : []),
    {
      id: 'cancel',
      label: t('orders.cancel'),
      icon: 'close',
      danger: true,
      disabledReason: viewerCan.cancel.allowed ? null : (viewerCan.cancel.reason ?? t('orders.notAllowed')),
      onAction: () => setCancelling(true),
    },
    ...sending.actions,
  ]
  return (
    <CardHead
      back={{ href: `/orders${view}`, label: t('orders.card.back') }}
      title={
        customer && can('customer:read') ? (
          <AppLink
            href={`/customers/${customer.id}`}
            className="-my-1.5 inline-flex min-h-control items-center underline-offset-4 hover:underline focus-visible:underline"
          >
            {customer.name}
          </AppLink>
        ) : (
          (customer?.name ?? order.number)
        )
      }
      facts={
        <>
          <Status tone={toneOf(order.status)}>{t(`orders.status.${order.status}`)}</Status>
          <span className="num">{order.number}</span>
          <span>{order.owner?.name ?? t(`orders.source.${order.source}`)}</span>
        </>
      }
      figures={
        <>
          <span className="flex flex-col leading-tight xl:items-end">
            {(costs(order.monthlyNet) || !costs(order.oneTimeNet)) && (
              <Money value={order.monthlyNet} per={t('orders.month')} />
            )}
            {costs(order.oneTimeNet) && (
              <span className="text-sm text-muted">
                <Money value={order.oneTimeNet} per={t('orders.onceShort')} />
              </span>
            )}
          </span>
          {clock && waits && <Clock {...clock} label={waits.name} />}
        </>
      }
      actions={
        <Menu
          label={t('orders.actions')}
          trigger={<IconButton icon="more" label={t('orders.actions')} />}
          actions={actions}
        />
      }
    >
      {cancelling && (
        <Suspense>
          <CancelDialog order={order} onClose={() => setCancelling(false)} />
        </Suspense>
      )}
      {sending.dialog}
    </CardHead>
  )
}
