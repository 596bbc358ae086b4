import { IconButton } from '@/components/ui/IconButton'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import { Stepper } from '@/components/ui/Stepper'
import type { CartQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { type CartLine, contents, isPending, named } from '../rules'

type LinePrice = NonNullable<CartQuery['cartPrice']>['lines'][number]

export interface CartLineRowProps {
  line: CartLine
  price: LinePrice | undefined
  /** What was pressed and is not written yet. */
  wanted?: number | undefined
  /** Without it the row only tells (review). */
  onQuantity?: (quantity: number) => void
  onRemove?: () => void
}

export function CartLineRow({ line, price, wanted, onQuantity, onRemove }: CartLineRowProps) {
  const t = useText()
  const { language } = usePreferences()
  const quantity = wanted ?? line.quantity
  const name = named(line.offering?.names, language)
  const inside = contents(line, language)
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="font-semibold">
            {onQuantity ? name : t('shop.cart.times', { count: quantity, name })}
          </p>
          {inside.length > 0 && <p className="text-sm text-muted">{inside.join(', ')}</p>}
          {price?.problem && (
            <p role="alert" className="mt-1 text-late">
              {price.problem}
            </p>
          )}
        </div>
        {onRemove && <IconButton icon="trash" label={t('shop.cart.remove', { name })} onPress={onRemove} />}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {onQuantity ? (
          <Stepper
            label={t('shop.quantityOf', { name })}
            value={quantity}
            min={1}
            max={1000}
            onChange={onQuantity}
          />
        ) : (
          <span />
        )}
        {isPending(line) ? (
          <Status tone="idle">{t('shop.cart.waiting')}</Status>
        ) : (
          <p className="ml-auto text-right">
            {Number(price?.price?.monthly.net.amount) > 0 && (
              <span className="block font-medium">
                <Money value={price?.price?.monthly.net} per={t('shop.perMonth')} />
              </span>
            )}
            {Number(price?.price?.oneTime.net.amount) > 0 && (
              <span className="block text-sm text-muted">
                <Money value={price?.price?.oneTime.net} per={t('shop.once')} />
              </span>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
