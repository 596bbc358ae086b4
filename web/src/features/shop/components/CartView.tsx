import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import { Button, buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { PriceSum } from '@/components/ui/PriceSum'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { can } from '@/lib/session'
import { useCart, useCartChanges } from '../cart'
import { useWanted, want } from '../quantities'
import { isPending } from '../rules'
import { CartLineRow } from './CartLineRow'
import { Differences } from './Differences'
import { NotOrderedYet, Submit, useSubmit } from './Submit'
import { sumWords } from './words'

export interface CartViewProps {
  review: boolean
  onReview: (review: boolean) => void
  onOrdered: (order: { id: string; number: string }) => void
}

/** The cart: change, remove, empty; then once more as it will be ordered. */
export function CartView({ review, onReview, onOrdered }: CartViewProps) {
  const t = useText()
  const online = useOnline()
  const cart = useCart()
  const { remove, empty, settleQuantities } = useCartChanges()
  const wanted = useWanted(() => void settleQuantities(), {
    // After a reload the cart of before the reload may lack a line.
    ready: cart.data !== undefined && (cart.isFetchedAfterMount || !cart.isFetching),
    atOnce: review,
  })
  const submit = useSubmit(onOrdered)
  const lines = cart.data?.cart?.lines ?? []
  if (cart.isPending) return <Skeleton rows={4} />
  if (cart.isError && !cart.data) return <ErrorState error={cart.error} onRetry={() => void cart.refetch()} />
  if (lines.length === 0) return <Empty />

  const prices = new Map(cart.data?.cartPrice?.lines.map((price) => [price.lineId, price]))
  const sum = cart.data?.cartPrice?.sum
  const waiting = lines.some(isPending)
  const refusedLine = lines.some((line) => prices.get(line.id)?.problem)
  // Without a line the lines are not priced yet: they go out first, then the order.
  const changing = lines.some(({ clientReference }) => clientReference in wanted)
  const blocked = changing || (waiting && online) || refusedLine || !can('order:write')
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6">
      <section aria-label={t('shop.cart.lines')} className="card">
        <OfflineNote asOf={cart.dataUpdatedAt} />
        <Differences differences={cart.data?.cart?.differences ?? []} />
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <CartLineRow
              key={line.clientReference}
              line={line}
              price={prices.get(line.id)}
              wanted={wanted[line.clientReference]}
              onQuantity={review ? undefined : (quantity) => want(line.clientReference, quantity)}
              onRemove={review ? undefined : () => void remove(line)}
            />
          ))}
        </ul>
        {!review && (
          <p className="flex flex-wrap justify-between gap-2 border-t border-line px-4 py-2">
            <AppLink href="/portal/shop" className={buttonClass('quiet')}>
              {t('shop.cart.more')}
            </AppLink>
            <Button look="quiet" icon="trash" onPress={() => void empty(lines)}>
              {t('shop.cart.empty')}
            </Button>
          </p>
        )}
      </section>
      <section aria-label={t('shop.cart.sum')} className="card flex flex-col gap-3 p-4 lg:sticky lg:top-2">
        {sum && (
          <PriceSum
            label={t('shop.cart.sum')}
            monthly={sum.monthly}
            oneTime={sum.oneTime}
            words={sumWords(t)}
          />
        )}
        {waiting && <p className="text-sm text-muted">{t('shop.cart.waitingHelp')}</p>}
        {refusedLine && <Banner tone="late" title={t('shop.cart.refused')} />}
        {!can('order:write') && <p className="text-muted">{t('shop.readOnly')}</p>}
        {submit.waiting ? (
          <NotOrderedYet submit={submit} />
        ) : review ? (
          <Submit
            submit={submit}
            note={cart.data?.cart?.note ?? ''}
            blocked={blocked}
            onBack={() => onReview(false)}
          />
        ) : (
          <Button
            look="primary"
            wide
            isDisabled={(waiting && online) || refusedLine}
            onPress={() => onReview(true)}
          >
            {t('shop.review')}
          </Button>
        )}
      </section>
    </div>
  )
}

function Empty() {
  const t = useText()
  return (
    <EmptyState
      icon="cart"
      title={t('shop.cart.nothing')}
      action={
        <AppLink href="/portal/shop" className={buttonClass('primary')}>
          {t('shop.cart.toShop')}
        </AppLink>
      }
    />
  )
}
