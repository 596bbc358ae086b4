import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { CartView } from '@/features/shop/components/CartView'
import { useText } from '@/lib/i18n'

export default function CartScreen() {
  const t = useText()
  const navigate = useNavigate()
  const { step } = useSearch({ strict: false }) as { step?: 'review' }
  const review = step === 'review'
  return (
    <Page title={t(review ? 'shop.review.title' : 'shop.cart.title')}>
      <div className="max-w-6xl">
        <CartView
          review={review}
          onReview={(next) =>
            void navigate({ to: '.', search: (next ? { step: 'review' } : {}) as never, replace: !next })
          }
          // Who goes back from the order is at the cart: there is nothing left to check.
          onOrdered={({ id }) =>
            void navigate({ to: `/portal/orders/${id}`, search: { new: true } as never, replace: true })
          }
        />
      </div>
    </Page>
  )
}
