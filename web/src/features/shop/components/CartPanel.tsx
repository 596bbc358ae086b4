import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { PriceSum } from '@/components/ui/PriceSum'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { useCart } from '../cart'
import { named } from '../rules'
import { sumWords } from './words'

/** The cart beside the shelf on a desk: what is in it and what it comes to. */
export function CartPanel() {
  const t = useText()
  const { language } = usePreferences()
  const { data, isPending } = useCart()
  const lines = data?.cart?.lines ?? []
  const sum = data?.cartPrice?.sum
  return (
    <aside aria-labelledby="cart-panel" className="card flex flex-col gap-3 p-4">
      <h2 id="cart-panel" className="flex items-center gap-2 text-lg">
        <Icon name="cart" className="text-accent" />
        {t('shop.cart.title')}
      </h2>
      {lines.length === 0 ? (
        <p className="text-muted">{isPending ? '' : t('shop.cart.nothing')}</p>
      ) : (
        <>
          <ul className="max-h-[40vh] divide-y divide-line overflow-y-auto border-y border-line">
            {lines.map((line) => (
              <li key={line.clientReference} className="num py-2">
                {t('shop.cart.times', { count: line.quantity, name: named(line.offering?.names, language) })}
              </li>
            ))}
          </ul>
          {sum && (
            <PriceSum
              label={t('shop.cart.sum')}
              monthly={sum.monthly}
              oneTime={sum.oneTime}
              words={sumWords(t)}
            />
          )}
          <AppLink href="/portal/cart" className={buttonClass('secondary', true)}>
            {t('shop.cart.open')}
          </AppLink>
        </>
      )}
    </aside>
  )
}
