import { useRouter, useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { CardHead } from '@/components/ui/CardHead'
import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import { useSendAction } from '@/components/work/useSendAction'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { named } from '@/lib/named'
import { usePreferences } from '@/lib/preferences'
import { can } from '@/lib/session'
import { NEXT_STATUS, STATUS_TONE } from '../rules'
import type { CardCustomer } from './CustomerCard'

const EditCustomer = lateComponent(() => import('./EditCustomer'))
const StatusDialog = lateComponent(() => import('./StatusDialog'))
const FlashForm = lateComponent(() => import('./FlashForm'))

type NextStatus = 'ACTIVE' | 'SUSPENDED' | 'CLOSED'
type Opened = { what: 'edit' } | { what: 'flash' } | { what: 'status'; to: NextStatus } | null

export interface CustomerHeadProps {
  customer: CardCustomer
  flashesOpen: boolean
  onFlashes: () => void
}

/** One line that says whom one has before oneself: name, segment, state, value a month, what is unpaid, flashes. */
export function CustomerHead({ customer, flashesOpen, onFlashes }: CustomerHeadProps) {
  const t = useText()
  const { language } = usePreferences()
  const router = useRouter()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const [opened, setOpened] = useState<Opened>(null)
  const { segment, viewerCan, balance } = customer
  const refused = (allowed: boolean) => (allowed ? null : t('customers.notAllowed'))
  const sending = useSendAction(customer)
  const actions: MenuAction[] = [
    {
      id: 'edit',
      label: t('customers.edit'),
      icon: 'edit',
      disabledReason: refused(viewerCan.update),
      onAction: () => setOpened({ what: 'edit' }),
    },
    {
      id: 'flash',
      label: t('customers.flash.set'),
      icon: 'bell',
      disabledReason: refused(viewerCan.manage),
      onAction: () => setOpened({ what: 'flash' }),
    },
    ...sending.actions,
    ...(can('audit:read')
      ? [
          {
            id: 'audit',
            label: t('customers.audit'),
            icon: 'eye' as const,
            onAction: () => router.history.push(`/admin/audit?customer=${customer.id}`),
          },
        ]
      : []),
    ...NEXT_STATUS[customer.status].map((to) => ({
      id: to,
      label: t(`customers.become.${to}`),
      danger: to !== 'ACTIVE',
      disabledReason: refused(viewerCan.manage),
      onAction: () => setOpened({ what: 'status', to }),
    })),
  ]
  const close = () => setOpened(null)
  return (
    <CardHead
      back={{ href: `/customers${view}`, label: t('customers.card.back') }}
      title={customer.name}
      facts={
        <>
          <Status tone={STATUS_TONE[customer.status]}>{t(`customers.status.${customer.status}`)}</Status>
          {segment && <span>{named(segment.names, language, segment.code)}</span>}
          <span className="num">{customer.number}</span>
        </>
      }
      figures={
        <dl className="order-last flex w-full flex-wrap items-center gap-x-5 @2xl:order-none @2xl:w-auto">
          <Figure label={t('customers.value')}>
            <Money value={customer.monthlyValue} />
          </Figure>
          {balance && (
            <Figure
              label={t(Number(balance.amount) > 0 ? 'customers.unpaid' : 'customers.balance')}
              late={Number(balance.amount) > 0}
            >
              <Money value={balance} />
            </Figure>
          )}
        </dl>
      }
      actions={
        <>
          {customer.flashes.length > 0 && (
            <Button
              look="quiet"
              icon="bell"
              aria-expanded={flashesOpen}
              onPress={onFlashes}
              aria-label={t('customers.flash.count', { count: customer.flashes.length })}
            >
              {customer.flashes.length}
            </Button>
          )}
          <Menu
            label={t('customers.actions')}
            trigger={<IconButton icon="more" label={t('customers.actions')} />}
            actions={actions}
          />
        </>
      }
    >
      <Suspense>
        {opened?.what === 'edit' && <EditCustomer customer={customer} onClose={close} />}
        {opened?.what === 'flash' && <FlashForm customerId={customer.id} onClose={close} />}
        {opened?.what === 'status' && <StatusDialog customer={customer} to={opened.to} onClose={close} />}
      </Suspense>
      {sending.dialog}
    </CardHead>
  )
}

function Figure({
  label,
  late = false,
  children,
}: {
  label: string
  late?: boolean
  children: React.ReactNode
}) {
  return (
    <div>
      <dt className="flex items-center gap-1 text-xs text-muted">
        {late && <Icon name="problem" size={12} className="text-late" />}
        {label}
      </dt>
      <dd className={`font-semibold ${late ? 'text-late' : ''}`}>{children}</dd>
    </div>
  )
}
