import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Button } from '@/components/ui/Button'
import { DataList } from '@/components/ui/DataList'
import { EmptyState } from '@/components/ui/EmptyState'
import { useText } from '@/lib/i18n'
import { useChanges, useFallback } from '@/lib/live'
import { read, useList } from '@/lib/read'
import { useSession } from '@/lib/session'
import { OrderChanged } from '../api/orderChanged'
import { OrderNews } from '../api/orderNews'
import { Orders } from '../api/orders'
import { filterOf, isFiltered, newSince, type OrderSearch } from '../rules'
import { OrderRow } from './OrderRow'

export interface OrderListProps {
  search: OrderSearch
  selected: string | undefined
  onChange: (next: OrderSearch) => void
}

/** Orders, newest first; what came in meanwhile waits behind a button. */
export function OrderList({ search, selected, onChange }: OrderListProps) {
  const t = useText()
  const view = useRouterState({ select: (state) => state.location.searchStr })
  const { user } = useSession()
  const filter = filterOf(search, user?.id)
  const { first, ...list } = useList(
    Orders,
    { first: 50, filter, order: 'CREATED_DESC' as const },
    (data) => data.orders,
  )
  const news = useQuery({
    ...read(OrderNews, { filter }),
    enabled: list.asOf > 0,
    refetchInterval: useFallback(),
    meta: { private: true },
  })
  useChanges(OrderChanged, {}, ['OrderNews'])
  const newCount = news.data
    ? newSince(
        first?.newest.nodes[0]?.id,
        news.data.orders.nodes.map(({ id }) => id),
      )
    : 0
  return (
    <DataList
      {...list}
      label={t('orders.list.title')}
      rowKey={(row) => row.id}
      href={(row) => `/orders/${row.id}${view}`}
      selected={selected}
      newCount={news.dataUpdatedAt > list.asOf ? newCount : 0}
      onShowNew={list.retry}
      empty={
        isFiltered(search) ? (
          <EmptyState
            icon="search"
            title={t('orders.list.noMatch')}
            action={
              <Button onPress={() => onChange({ q: undefined, status: undefined, who: undefined })}>
                {t('orders.list.clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="orders" title={t('orders.list.empty')}>
            {t('orders.list.emptyText')}
          </EmptyState>
        )
      }
    >
      {(row) => <OrderRow order={row} />}
    </DataList>
  )
}
