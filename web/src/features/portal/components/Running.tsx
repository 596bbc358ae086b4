import { AppLink } from '@/components/ui/AppLink'
import { Status } from '@/components/ui/Status'
import type { PortalHomeQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { TICKET_TONES } from '../rules'
import { OrderRow } from './OrderRow'

/** Orders with their next step, and problems that we have not solved yet. */
export function Running({ home }: { home: PortalHomeQuery }) {
  const t = useText()
  const format = useFormat()
  const tickets = home.tickets.nodes.filter(({ status }) => status !== 'RESOLVED' && status !== 'REJECTED')
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <section aria-labelledby="running">
        <h2 id="running" className="mb-2 text-xl">
          {t('portal.running.orders')}
        </h2>
        {home.orders.nodes.length === 0 ? (
          <p className="card p-4 text-muted">{t('portal.running.none')}</p>
        ) : (
          <ul className="card divide-y divide-line">
            {home.orders.nodes.map((order) => (
              <li key={order.id}>
                <AppLink href={`/portal/orders/${order.id}`} className="block px-4 py-3 hover:bg-hover">
                  <OrderRow order={order} />
                </AppLink>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="owed">
        <h2 id="owed" className="mb-2 text-xl">
          {t('portal.running.tickets')}
        </h2>
        {tickets.length === 0 ? (
          <p className="card p-4 text-muted">{t('portal.running.noTickets')}</p>
        ) : (
          <ul className="card divide-y divide-line">
            {tickets.map((ticket) => (
              <li key={ticket.id}>
                <AppLink
                  href={`/portal/tickets/${ticket.id}`}
                  className="flex flex-col gap-1 px-4 py-3 hover:bg-hover"
                >
                  <span className="font-semibold">{ticket.subject}</span>
                  <span className="flex flex-wrap items-center gap-2">
                    <Status tone={TICKET_TONES[ticket.status]}>
                      {t(`portal.ticket.status.${ticket.status}`)}
                    </Status>
                    <span className="num text-sm text-muted">
                      {ticket.number} · {format.relative(ticket.createdAt)}
                    </span>
                  </span>
                </AppLink>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
