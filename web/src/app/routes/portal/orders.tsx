import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { OrderLists } from '@/features/portal/components/Lists'
import { OrderPage } from '@/features/portal/components/OrderPage'
import type { EarlierOrder } from '@/features/shop/again'
import { AgainButton } from '@/features/shop/components/AgainButton'
import { useText } from '@/lib/i18n'

export default function OrdersScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  const search = useSearch({ strict: false }) as { new?: boolean }
  const toReview = () => void navigate({ to: '/portal/cart', search: { step: 'review' } as never })
  const again = (order: EarlierOrder) => <AgainButton order={order} onPut={toReview} />
  if (id) return <OrderPage key={id} id={id} isNew={search.new ?? false} again={again} />
  return (
    <Page title={t('portal.orders.title')}>
      <OrderLists again={again} />
    </Page>
  )
}
