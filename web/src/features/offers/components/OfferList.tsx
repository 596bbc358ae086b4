import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { useArrivals } from '@/lib/arrivals'
import { useText } from '@/lib/i18n'
import { useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { OfferChanged } from '../api/offerChanged'
import { Offers } from '../api/offers'
import { OffersNewest } from '../api/offersNewest'
import { filterOf } from '../rules'
import { OfferRow } from './OfferRow'
import type { OfferSearchParams } from './OfferTools'

const UNSENT = ['OfferCreate']

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
  const filter = filterOf(view, me)
  const filtered = Object.values(filter).some((value) => value !== null)
  const order = view.order ?? 'CREATED_DESC'
  const list = useList(Offers, { first: 50, filter, order }, (data) => data.offers)
  const arrivals = useArrivals(OffersNewest, OfferChanged, { filter }, (data) => data.offers.nodes, list)
  return (
    <DataList
      {...list}
      unsent={UNSENT}
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
