import { useNavigate, useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { SplitView } from '@/components/ui/SplitView'
import { Export } from '@/features/exports/components/Export'
import { OrderList } from '@/features/orders/components/OrderList'
import { OrderTools } from '@/features/orders/components/OrderTools'
import { QueueList } from '@/features/orders/components/QueueList'
import { nextOrder } from '@/features/orders/queue'
import { filterOf, type OrderSearch } from '@/features/orders/rules'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { can, useSession } from '@/lib/session'
import { useShortcuts } from '@/lib/shortcuts'

// The list is there before the card's code.
const OrderCard = lateComponent(() => import('@/features/orders/components/OrderCard'))

export default function OrdersScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as OrderSearch
  const { id } = useParams({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const me = useSession().user?.id
  const router = useRouter()
  const address = useRouterState({ select: (state) => state.location.searchStr })
  // Who works orders has a queue; who sells looks what became of them.
  const view = search.view ?? (can('order:work') ? 'queue' : 'list')
  const change = (changed: OrderSearch) =>
    void navigate({ to: '.', search: { ...search, ...changed } as never, replace: true })
  const goOn = (done?: string) => {
    const order = view === 'queue' ? nextOrder(search, id, done) : null
    if (order && order !== id) router.history.push(`/orders/${order}${address}`)
  }
  useShortcuts(view === 'queue' ? [{ keys: 'n', label: t('orders.keys.next'), run: () => goOn() }] : [])
  return (
    <Page
      title={t('orders.list.title')}
      layout="split"
      views={
        <>
          {/* The queue is of steps, not of orders. */}
          {view === 'list' && <Export list="ORDERS" filter={filterOf(search, me)} order="CREATED_DESC" />}
          <Views screen="/orders" />
        </>
      }
      tools={<OrderTools value={search} view={view} onChange={change} />}
    >
      <SplitView
        list={
          view === 'queue' ? (
            <QueueList
              search={search}
              selected={id}
              onChange={change}
              onShowAll={() => change({ view: 'list' })}
            />
          ) : (
            <OrderList search={search} selected={id} onChange={change} />
          )
        }
        card={
          id ? (
            <Suspense fallback={<Skeleton />}>
              <OrderCard key={id} id={id} onDone={goOn} />
            </Suspense>
          ) : null
        }
        placeholder={<EmptyState icon="orders" title={t('orders.card.choose')} />}
      />
    </Page>
  )
}
