import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import type { OffersQuery } from '@/gql/graphql'
import { useArrivals } from '@/lib/arrivals'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { OfferChanged } from '../api/offerChanged'
import { Offers } from '../api/offers'
import { OffersNewest } from '../api/offersNewest'
import { daysLeft, STATUS_TONE } from '../rules'
import type { OfferSearchParams } from './OfferTools'

export interface OfferListProps {
  view: OfferSearchParams
  selected: string | undefined
  onClear: () => void
  /** Shown when there are no offers at all. */
  create: ReactNode
}

/** All offers that one may see: for whom, how much a month, where it stands, until when. */
export function OfferList({ view, selected, onClear, create }: OfferListProps) {
  const t = useText()
  const me = useSession().user?.id
  const address = useRouterState({ select: (state) => state.location.searchStr })
  const filter = {
    status: view.status ? [view.status] : null,
    owner: view.owner === 'me' ? (me ?? null) : null,
    customer: view.customer ?? null,
    search: view.q ?? null,
  }
  const filtered = Object.values(filter).some((value) => value !== null)
  const order = view.order ?? 'CREATED_DESC'
  const list = useList(Offers, { first: 50, filter, order }, (data) => data.offers)
  const arrivals = useArrivals(OffersNewest, OfferChanged, { filter }, (data) => data.offers.nodes, list)
  return (
    <DataList
      {...list}
      {...arrivals}
      label={t('offers.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/offers/${row.id}${address}`}
      selected={selected}
      empty={
        filtered ? (
          <EmptyState
            icon="search"
            title={t('offers.list.none')}
            action={<Button onPress={onClear}>{t('offers.list.clear')}</Button>}
          />
        ) : (
          <EmptyState icon="offers" title={t('offers.list.empty')} action={create} />
        )
      }
    >
      {(row) => <OfferRow offer={row} />}
    </DataList>
  )
}

function OfferRow({ offer }: { offer: OffersQuery['offers']['edges'][number]['node'] }) {
  const t = useText()
  const { status, tender, customer, owner, revision, revisionNumber, validUntil, number } = offer
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold">{customer?.name ?? number}</span>
        <Money value={revision?.monthlyNet} whole per={t('offers.perMonth')} />
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted">
        <Status tone={STATUS_TONE[status]}>{t(`offers.status.${status}`)}</Status>
        {tender && <Badge>{t('offers.tender')}</Badge>}
        {status === 'SENT' && validUntil && <Until day={validUntil} />}
        <span className="num min-w-0 truncate">
          {[owner?.name, number, t('offers.revision', { number: revisionNumber })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </>
  )
}

/** How long the customer can still say yes; the day itself on touch and hover. */
export function Until({ day }: { day: string }) {
  const t = useText()
  const format = useFormat()
  const left = daysLeft(day)
  const soon = left <= 3
  return (
    <time dateTime={day} title={format.date(day)} className={soon ? 'font-medium text-warn' : undefined}>
      {left < 0 ? t('offers.expired') : t('offers.left', { count: left })}
    </time>
  )
}
