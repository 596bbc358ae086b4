import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon, type IconName } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { Panel } from '@/components/ui/Panel'
import { Skeleton } from '@/components/ui/Skeleton'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { CustomerOpenWork } from '../api/openWork'
import type { CardCustomer } from './CustomerCard'

/** What to do now: the next steps with the customer, and what is open with it. */
export function OpenWork({ customer }: { customer: CardCustomer }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(CustomerOpenWork, { id: customer.id }))
  const { offers, contracts, leads, orders, tickets } = query.data ?? {}
  const nothing = query.data && [offers, contracts, leads, orders, tickets].every((list) => !list?.totalCount)
  return (
    <>
      <Actions customerId={customer.id} />
      <Panel title={t('customers.open')}>
        {query.isPending && <Skeleton rows={3} />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {nothing && <p className="px-4 py-3 text-muted">{t('customers.open.none')}</p>}
        <Group icon="tickets" label={t('customers.open.tickets')} total={tickets?.totalCount ?? 0}>
          {tickets?.nodes.map((ticket) => (
            <Item
              key={ticket.id}
              href={`/tickets/${ticket.id}`}
              title={ticket.subject}
              number={ticket.number}
              hint={t(`customers.ticket.${ticket.status}`)}
              end={<Due startedAt={ticket.createdAt} dueAt={ticket.nextEscalationAt} />}
            />
          ))}
        </Group>
        <Group icon="orders" label={t('customers.open.orders')} total={orders?.totalCount ?? 0}>
          {orders?.nodes.map((order) => (
            <Item
              key={order.id}
              href={`/orders/${order.id}`}
              title={t(`customers.order.${order.status}`)}
              number={order.number}
              hint={order.monthlyNet && format.money(order.monthlyNet, true)}
              end={<Due startedAt={order.createdAt} dueAt={order.dueAt} />}
            />
          ))}
        </Group>
        <Group icon="leads" label={t('customers.open.leads')} total={leads?.totalCount ?? 0}>
          {leads?.nodes.map((lead) => (
            <Item
              key={lead.id}
              href={`/leads/${lead.id}`}
              title={t(`customers.lead.${lead.status}`)}
              number={lead.number}
              hint={lead.owner?.name}
              end={<Due startedAt={lead.createdAt} dueAt={lead.dueAt} />}
            />
          ))}
        </Group>
        <Group icon="offers" label={t('customers.open.offers')} total={offers?.totalCount ?? 0}>
          {offers?.nodes.map((offer) => (
            <Item
              key={offer.id}
              href={`/offers/${offer.id}`}
              number={offer.number}
              title={t(`customers.offer.${offer.status}`)}
              hint={
                offer.validUntil
                  ? t('customers.open.validUntil', { day: format.day(offer.validUntil) })
                  : null
              }
              end={
                <span className="px-1.5">
                  <Money value={offer.revision?.monthlyNet} whole />
                </span>
              }
            />
          ))}
        </Group>
        <Group icon="file" label={t('customers.open.contracts')} total={contracts?.totalCount ?? 0}>
          {contracts?.nodes.map((contract) => (
            <Item
              key={contract.id}
              href={`/contracts/${contract.id}`}
              number={contract.number}
              title={t(`customers.contract.${contract.status}`)}
            />
          ))}
        </Group>
      </Panel>
    </>
  )
}

const STEPS = [
  { to: '/offers/new', needs: 'offer:write', text: 'customers.newOffer', icon: 'offers' },
  { to: '/tickets/new', needs: 'ticket:write', text: 'customers.newTicket', icon: 'tickets' },
] as const

/** Shown as far as the screen exists and the reader has the permission. */
function Actions({ customerId }: { customerId: string }) {
  const t = useText()
  const router = useRouter()
  const shown = STEPS.filter(({ to, needs }) => to in router.routesByPath && can(needs))
  if (shown.length === 0) return null
  return (
    <div className="flex flex-wrap gap-gap *:grow *:basis-36 *:whitespace-nowrap">
      {shown.map(({ to, text, icon }) => (
        <AppLink key={to} href={`${to}?customer=${customerId}`} className={buttonClass('secondary')}>
          <Icon name={icon} />
          {t(text)}
        </AppLink>
      ))}
    </div>
  )
}

function Group({
  icon,
  label,
  total,
  children,
}: {
  icon: IconName
  label: string
  total: number
  children: ReactNode
}) {
  if (total === 0) return null
  return (
    <section aria-label={label} className="border-b border-line last:border-0">
      <h4 className="flex items-center gap-2 px-4 pt-2.5 text-sm font-medium text-muted">
        <Icon name={icon} size={16} />
        {label}
        <span className="num">{total}</span>
      </h4>
      <ul className="pb-1">{children}</ul>
    </section>
  )
}

interface ItemProps {
  href: string
  title: string
  number: string
  hint?: string | null | undefined
  end?: ReactNode
}

function Item({ href, title, number, hint, end }: ItemProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-1 pr-4 hover:bg-hover *:last:not-first:ml-2.5">
      <AppLink
        href={href}
        className="flex min-h-row min-w-0 grow basis-44 items-center py-1 pl-4 -outline-offset-2"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium">{title}</span>
          <span className="flex h-[1.4em] flex-wrap overflow-hidden text-sm text-muted">
            {hint && <span>{hint}</span>}
            <span className="whitespace-pre">
              {hint && ' · '}
              {number}
            </span>
          </span>
        </span>
      </AppLink>
      {end}
    </li>
  )
}

/** A deadline that runs; nothing where none does. */
function Due({ startedAt, dueAt }: { startedAt: string; dueAt: string | null }) {
  return dueAt ? <Clock state="RUNNING" startedAt={startedAt} dueAt={dueAt} /> : null
}
