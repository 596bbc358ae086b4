import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useChanges } from '@/lib/live'
import { useList } from '@/lib/read'
import { PortalOfferChanged } from '../api/offerChanged'
import { PortalOrderChanged } from '../api/orderChanged'
import { PortalOffers } from '../api/portalOffers'
import { PortalOrders } from '../api/portalOrders'
import { PortalTickets } from '../api/portalTickets'
import { PortalTicketChanged } from '../api/ticketChanged'
import { OFFER_TONES, TICKET_TONES } from '../rules'
import { OrderRow } from './OrderRow'
import { Rows } from './Rows'

export interface EndedProps {
  ended: boolean
  onEnded: (ended: boolean) => void
}

/** Under way, or over. */
export function EndedChoice({ ended, onEnded }: EndedProps) {
  const t = useText()
  return (
    <RadioGroup
      label={t('portal.ended')}
      hideLabel
      look="segments"
      value={ended ? 'ended' : 'alive'}
      onChange={(value) => onEnded(value === 'ended')}
      options={[
        { id: 'alive', label: t('portal.alive') },
        { id: 'ended', label: t('portal.ended') },
      ]}
    />
  )
}

/** Offers to order the same once more. */
type Again = (order: { id: string; number: string }) => ReactNode

const useOrders = (ended: boolean) =>
  useList(PortalOrders, { first: 20, filter: { alive: !ended } }, (data) => data.orders)

/** Those under way, then earlier ones: these wait for the others, whose number moves them. */
export function OrderLists({ again }: { again: Again }) {
  useChanges(PortalOrderChanged, {}, ['PortalOrders'])
  const running = useOrders(false)
  const before = useOrders(true)
  return (
    <div className="grid max-w-7xl items-start gap-6 xl:grid-cols-2">
      <OrderList ended={false} list={running} again={again} />
      {!running.loading && <OrderList ended list={before} again={again} />}
    </div>
  )
}

interface OrderListProps {
  ended: boolean
  list: ReturnType<typeof useOrders>
  again: Again
}

function OrderList({ ended, list, again }: OrderListProps) {
  const t = useText()
  const title = t(ended ? 'portal.orders.before' : 'portal.running.orders')
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xl">{title}</h2>
      <Rows
        label={title}
        unsent={ended ? [] : ['CartSubmit']}
        list={list}
        href={({ id }) => `/portal/orders/${id}`}
        action={(order) => order.viewerCan.again.allowed && again(order)}
        empty={
          ended ? (
            <p className="card p-4 text-muted">{t('portal.orders.noneEnded')}</p>
          ) : (
            <EmptyState
              icon="orders"
              title={t('portal.running.none')}
              action={
                <AppLink href="/portal/shop" className={buttonClass('primary')}>
                  {t('portal.home.order')}
                </AppLink>
              }
            />
          )
        }
      >
        {(order) => <OrderRow order={order} />}
      </Rows>
    </section>
  )
}

export function TicketList({ ended }: { ended: boolean }) {
  const t = useText()
  const format = useFormat()
  useChanges(PortalTicketChanged, {}, ['PortalTickets'])
  const list = useList(PortalTickets, { first: 20, filter: { alive: !ended } }, (data) => data.tickets)
  return (
    <Rows
      label={t('portal.tickets.title')}
      unsent={['TicketReport']}
      list={list}
      href={({ id }) => `/portal/tickets/${id}`}
      empty={
        <EmptyState icon="tickets" title={t(ended ? 'portal.tickets.noneEnded' : 'portal.running.noTickets')}>
          {ended ? null : t('portal.tickets.noneText')}
        </EmptyState>
      }
    >
      {(ticket) => (
        <span className="flex flex-col gap-1">
          <span className="font-semibold">{ticket.subject}</span>
          <span className="flex flex-wrap items-center gap-2">
            <Status tone={TICKET_TONES[ticket.status]}>{t(`portal.ticket.status.${ticket.status}`)}</Status>
            <span className="num text-sm text-muted">
              {ticket.number} · {format.relative(ticket.createdAt)}
            </span>
          </span>
        </span>
      )}
    </Rows>
  )
}

export function OfferList() {
  const t = useText()
  const format = useFormat()
  useChanges(PortalOfferChanged, {}, ['PortalOffers'])
  const list = useList(PortalOffers, { first: 20 }, (data) => data.offers)
  return (
    <Rows
      label={t('portal.offers.title')}
      list={list}
      href={({ id }) => `/portal/offers/${id}`}
      empty={
        <EmptyState icon="offers" title={t('portal.offers.none')}>
          {t('portal.offers.noneText')}
        </EmptyState>
      }
    >
      {(offer) => (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="flex flex-col gap-1">
            <span className="num font-semibold">{t('portal.offer.title', { number: offer.number })}</span>
            <span className="flex flex-wrap items-center gap-2">
              <Status tone={OFFER_TONES[offer.status]}>{t(`portal.offer.status.${offer.status}`)}</Status>
              {offer.validUntil && offer.status === 'SENT' && (
                <span className="text-sm text-muted">
                  {t('portal.offer.until', { day: format.date(offer.validUntil) })}
                </span>
              )}
            </span>
          </span>
          <Money value={offer.revision?.monthlyNet} per={t('portal.perMonth')} />
        </span>
      )}
    </Rows>
  )
}
