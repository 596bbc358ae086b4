import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon, type IconName } from '@/components/ui/Icon'
import { Money } from '@/components/ui/Money'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Skeleton } from '@/components/ui/Skeleton'
import type { PortalHomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useChanges, useFallback } from '@/lib/live'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { PortalOfferChanged } from '../api/offerChanged'
import { PortalOrderChanged } from '../api/orderChanged'
import { PortalHome } from '../api/portalHome'
import { PortalTicketChanged } from '../api/ticketChanged'
import { usePortalNews } from '../live'
import { nextToPay, standing } from '../rules'
import { ForYou } from './ForYou'
import { Running } from './Running'
import { Service } from './Service'

const HomeCharts = lateComponent(() => import('./HomeCharts'))

/** What is due, what waits for the reader, what runs, and the three things one comes for. */
export function Home() {
  const t = useText()
  const home = useQuery({ ...read(PortalHome, {}), refetchInterval: useFallback() })
  usePortalNews(['PortalHome'])
  useChanges(PortalOrderChanged, {}, ['PortalHome'])
  useChanges(PortalTicketChanged, {}, ['PortalHome'])
  useChanges(PortalOfferChanged, {}, ['PortalHome'])
  if (!home.data)
    return home.isError ? (
      <ErrorState error={home.error} onRetry={() => void home.refetch()} />
    ) : (
      <Skeleton rows={6} />
    )
  const [customer] = home.data.customers.nodes
  return (
    // On a phone one column with the three actions under the thumb; on wider screens two, at a desk three.
    <div className="flex flex-col gap-6 md:grid md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] md:items-start xl:grid-cols-3">
      <div className="flex min-w-0 flex-col gap-6 xl:col-span-2">
        <OfflineNote asOf={home.dataUpdatedAt} />
        <Due home={home.data} />
        <ForYou home={home.data} />
        <Running home={home.data} />
      </div>
      <div className="min-w-0 max-md:contents md:flex md:flex-col md:gap-6">
        <nav
          aria-label={t('portal.home.actions')}
          data-print="none"
          className="grid grid-cols-3 gap-2 max-md:sticky max-md:bottom-0 max-md:z-10 max-md:order-last max-md:-mx-4 max-md:-mb-8 max-md:border-t max-md:border-line max-md:bg-canvas max-md:p-2 md:grid-cols-1 xl:grid-cols-3"
        >
          <Action href="/portal/shop" icon="shop" strong>
            {t('portal.home.order')}
          </Action>
          {can('ticket:write') ? (
            <Action href="/portal/tickets/new" icon="tickets">
              {t('portal.home.problem')}
            </Action>
          ) : (
            <Action href="/portal/tickets" icon="tickets">
              {t('portal.tickets.title')}
            </Action>
          )}
          <Action href="/portal/bills" icon="bill">
            {t('portal.home.bill')}
          </Action>
        </nav>
        <Suspense fallback={<div className="card h-64" />}>
          <HomeCharts home={home.data} />
          {customer?.branch && <Service branch={customer.branch} />}
        </Suspense>
      </div>
    </div>
  )
}

function Action({
  href,
  icon,
  strong = false,
  children,
}: {
  href: string
  icon: IconName
  strong?: boolean
  children: ReactNode
}) {
  const look = strong
    ? 'bg-accent text-on-accent hover:bg-accent-strong'
    : 'border border-edge bg-surface hover:bg-hover'
  return (
    <AppLink
      href={href}
      className={`flex min-h-16 flex-col items-center justify-center gap-1 rounded-card px-2 py-2 text-center text-sm leading-tight font-semibold md:flex-row md:justify-start md:px-4 md:text-left md:text-base xl:min-h-24 xl:flex-col xl:justify-center xl:text-center ${look}`}
    >
      <Icon name={icon} size={24} className={`shrink-0 ${strong ? '' : 'text-accent'}`} />
      {children}
    </AppLink>
  )
}

/** The balance in large, and the invoice to pay first, or the newest when all are paid. */
function Due({ home }: { home: PortalHomeQuery }) {
  const t = useText()
  const format = useFormat()
  const balance = home.customers.nodes[0]?.balance
  const first = nextToPay(home.invoices.nodes)
  const invoice = first ?? home.invoices.nodes[0]
  if (!balance) return null
  const owed = Number(balance.amount)
  const late = first && standing(first, Date.now()).id === 'late'
  return (
    <section aria-labelledby="due" className="card flex flex-wrap items-center gap-x-6 gap-y-2 p-4">
      <div className="min-w-48 grow">
        <h2 id="due" className="text-sm font-medium text-muted">
          {t(owed > 0 ? 'portal.due.toPay' : owed < 0 ? 'portal.due.ahead' : 'portal.due.title')}
        </h2>
        <p className="text-3xl font-semibold tracking-tight">
          {owed === 0 ? t('portal.due.nothing') : <Money value={{ ...balance, amount: Math.abs(owed) }} />}
        </p>
        {first && (
          <p className={late ? 'font-medium text-late' : 'text-muted'}>
            {t(late ? 'portal.due.since' : 'portal.due.until', { day: format.date(first.dueOn) })}
          </p>
        )}
      </div>
      {invoice && (
        <AppLink
          href={`/portal/bills/${invoice.id}`}
          className="-mx-2 flex min-h-control items-center gap-2 rounded-control px-2 font-medium text-accent-strong hover:bg-hover max-sm:grow max-sm:justify-between"
        >
          <span>
            {t(first ? 'portal.bill.title' : 'portal.due.invoice', { number: invoice.number })}
            <span className="num block text-sm font-normal text-muted">
              {invoice.gross && format.money((first && invoice.unpaid) || invoice.gross)}
            </span>
          </span>
          <Icon name="next" size={16} />
        </AppLink>
      )}
    </section>
  )
}
