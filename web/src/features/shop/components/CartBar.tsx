import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { useCart } from '../cart'
import { lineCount } from '../rules'

/** The cart, always in view: how much is in it and what that costs. `docked`: its place is somebody else's care. */
export function CartBar({ docked = false }: { docked?: boolean }) {
  const t = useText()
  const format = useFormat()
  const { data } = useCart()
  const count = lineCount(data)
  const sum = data?.cartPrice?.sum
  if (count === 0) return null
  return (
    <aside
      aria-label={t('shop.cart.title')}
      className={`${docked ? '' : 'sticky bottom-3 z-10 mt-6'} flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 shadow-high md:ml-auto md:w-fit`}
    >
      <Icon name="cart" className="shrink-0 text-accent" />
      <p className="min-w-0 grow leading-tight" aria-live="polite">
        <span className="font-semibold">{t('shop.cart.count', { count })}</span>
        {sum && (
          <span className={`num block text-sm text-muted ${docked ? 'max-lg:hidden' : ''}`}>
            {t('shop.cart.costs', {
              monthly: format.money(sum.monthly.gross),
              once: format.money(sum.oneTime.gross),
            })}
          </span>
        )}
      </p>
      <AppLink href="/portal/cart" className={`${buttonClass('secondary')} shrink-0`}>
        {t('shop.cart.open')}
      </AppLink>
    </aside>
  )
}
