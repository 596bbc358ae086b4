import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { EndedChoice, OrderList } from '@/features/portal/components/Lists'
import { OrderPage } from '@/features/portal/components/OrderPage'
import { useText } from '@/lib/i18n'

export default function OrdersScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  const search = useSearch({ strict: false }) as { new?: boolean; ended?: boolean }
  if (id) return <OrderPage key={id} id={id} isNew={search.new ?? false} />
  const ended = search.ended ?? false
  return (
    <Page
      title={t('portal.orders.title')}
      tools={
        <EndedChoice
          ended={ended}
          onEnded={(next) =>
            void navigate({ to: '.', search: (next ? { ended: true } : {}) as never, replace: true })
          }
        />
      }
    >
      <div className="max-w-3xl">
        <OrderList ended={ended} />
      </div>
    </Page>
  )
}
